import Exchange
import Records

/// Scores a whole gold set.
package struct Scorer: Sendable {
  /// Event type to family; types that are not here do not count.
  package let families: [String: String]
  /// For span gold.
  package let mapping: TypeMapping
  /// For template gold: only these zones; nil for all.
  package let zones: Set<String>?
  package let bootstrap: Bootstrap

  package init(families: [String: String], mapping: TypeMapping = .identity, zones: Set<String>? = nil, bootstrap: Bootstrap = Bootstrap())
  {
    self.families = families
    self.mapping = mapping
    self.zones = zones
    self.bootstrap = bootstrap
  }

  /// - Parameter predicted: by document id.
  package func report(_ gold: GoldSet, _ predicted: [ExactText: PredictedDocument]) -> ScoreReport {
    switch gold {
    case .template(let documents):
      let scorer = TemplateScorer(families: families, zones: zones)
      let scores = documents.map { scorer.score($0, predicted[ExactText($0.id)] ?? PredictedDocument()) }
      return ScoreReport(scores, isTemplate: true, families: families, bootstrap: bootstrap)
    case .spans(let documents):
      let scorer = SpanScorer(mapping: mapping)
      let scores = documents.map { scorer.score($0, predicted[ExactText($0.id)] ?? PredictedDocument()) }
      return ScoreReport(scores, isTemplate: false, families: families, leftOut: leftOut(documents, predicted), bootstrap: bootstrap)
    }
  }

  private func leftOut(_ gold: [AnnotatedDocument], _ predicted: [ExactText: PredictedDocument]) -> [String: Int] {
    let ids = Set(gold.map { ExactText($0.id) })
    var count: [String: Int] = [:]
    for (id, document) in predicted {
      for event in document.events where !ids.contains(id) || mapping.type(event.type) == nil {
        count[ids.contains(id) ? event.type : "of another document", default: 0] += 1
      }
    }
    return count
  }
}
