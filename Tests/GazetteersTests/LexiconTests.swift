import Gazetteers
import TestSupport
import Testing

@Suite struct LexiconTests {
  @Test func shippedDataLoads() {
    #expect(TestData.lexicon.words.count >= 0)
  }
}
