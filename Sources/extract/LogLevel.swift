import ArgumentParser
import ArticleInput

/// How much is told on standard error; each level tells what those before it tell.
enum LogLevel: String, ExpressibleByArgument, CaseIterable {
  case quiet, error, warning, info

  func tells(_ severity: InputProblem.Severity) -> Bool {
    switch severity {
    case .error: self != .quiet
    case .warning: self == .warning || self == .info
    case .info: self == .info
    }
  }
}
