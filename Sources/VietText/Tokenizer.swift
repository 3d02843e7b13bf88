import CByteScan

/// Cuts a text into syllables, numbers and punctuation marks: the tokens of `ICUTokenizer`, at a fraction of its cost.
///
/// Between the letters of Vietnamese news ICU's rules never set a boundary, so words are found here byte-wise: a mask says which of the next
/// sixteen bytes belong to letters, and the same bytes, cut at the word's end, lead to its number in a cache of surface forms. Folding and hashing
/// are done once for each form. A line with letters of another script goes to ICU as a whole; the tests compare both on every text they can find.
///
/// One per thread: it holds its cache and ICU's buffers, hence a class.
package final class Tokenizer {
  private let vocabulary: Vocabulary
  private let forms: SurfaceForms
  /// Forms of the ASCII characters.
  private let asciiForms: [SurfaceForms.Form]
  private let cutsGluedWords: Bool
  private lazy var icu = ICUTokenizer(vocabulary: vocabulary, cutsGluedWords: cutsGluedWords)

  /// - Parameter cutsGluedWords: whether words that a page glued together are taken apart (`WordJoint`); not so in lists of names, which say what is one
  ///   word (`AmCham`).
  package init(vocabulary: Vocabulary, cutsGluedWords: Bool = true) {
    self.vocabulary = vocabulary
    self.cutsGluedWords = cutsGluedWords
    forms = SurfaceForms(vocabulary: vocabulary, cutsGluedWords: cutsGluedWords)
    var folded: [UInt8] = []
    asciiForms = (0..<128).map { c in
      let key = [UInt8(c)].withUnsafeBufferPointer { vocabulary.key(of: $0, 0..<1, &folded) }
      return SurfaceForms.Form(key: key, shape: .none, isVietnamese: false, script: .latin, joint: 0)
    }
  }

  /// The tokens of `text` in order; white space and control characters are in none of them.
  package func tokens(in text: NormalizedText) -> [Token] {
    text.bytes.withUnsafeBufferPointer { bytes in
      asciiForms.withUnsafeBufferPointer { asciiForms in
        var scan = TextScan(bytes: bytes, forms: forms, asciiForms: asciiForms)
        while let line = scan.run() {
          var gap = scan.gap
          var tokens: [Token] = []
          icu.appendTokens(of: line, in: bytes, &gap, to: &tokens)
          scan.skip(to: line.upperBound, tokens, gap)
        }
        return scan.takeTokens()
      }
    }
  }
}

/// One pass over one text.
private struct TextScan {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let base: UnsafePointer<UInt8>
  private let count: Int
  /// Up to here sixteen bytes can be read.
  private let lastWide: Int
  private let forms: SurfaceForms
  private let asciiForms: UnsafeBufferPointer<SurfaceForms.Form>

  private var at = 0
  private(set) var gap = Token.Gap.blankLine
  private var tokens: UnsafeMutablePointer<Token>
  private var tokenCount = 0
  private var capacity: Int

  /// The state at the start of the line, to which a line that ICU must cut goes back.
  private var line = 0
  private var lineTokens = 0
  private var lineGap = Token.Gap.blankLine

  init(bytes: UnsafeBufferPointer<UInt8>, forms: SurfaceForms, asciiForms: UnsafeBufferPointer<SurfaceForms.Form>) {
    // Offsets are 32 bits long: asked once, not for each token.
    precondition(bytes.count <= Int(Int32.max), "a text of more than two gigabytes")
    self.bytes = bytes
    count = bytes.count
    base = bytes.baseAddress ?? UnsafePointer(bitPattern: 1)!
    lastWide = bytes.count - SurfaceForms.width
    self.forms = forms
    self.asciiForms = asciiForms
    capacity = bytes.count / 3 + 16
    tokens = .allocate(capacity: capacity)
  }

  /// Frees what was found into an array.
  mutating func takeTokens() -> [Token] {
    defer { tokens.deallocate() }
    return Array(UnsafeBufferPointer(start: tokens, count: tokenCount))
  }

  /// Goes on to the end of the text, or to a line that ICU must cut, which it returns and forgets.
  mutating func run() -> Range<Int>? {
    while at < count {
      let b = base[at]
      if b == 0x20 {
        if gap == .none { gap = .space }
        at += 1
      } else if (b | 0x20) &- 0x61 < 26 || sk_is_letter_lead(b) != 0 || b == 0xE1 {
        guard word() else { return leaveLine() }
      } else if b < 0x80 {
        ascii(b)
      } else {
        guard other() else { return leaveLine() }
      }
    }
    return nil
  }

  /// Goes on behind a line that was cut elsewhere.
  mutating func skip(to end: Int, _ found: [Token], _ gap: Token.Gap) {
    for token in found { append(token) }
    at = end
    self.gap = gap
  }

  private mutating func leaveLine() -> Range<Int> {
    tokenCount = lineTokens
    gap = lineGap
    var end = at
    while end < count, base[end] != 0x0A { end += 1 }
    return line..<end
  }

  // MARK: Words

  /// Takes the word that begins here; false when only ICU can tell where it ends.
  @inline(__always)
  private mutating func word() -> Bool {
    if at <= lastWide {
      let length = (~sk_letters16(base + at)).trailingZeroBitCount
      if length > 0, length < SurfaceForms.width, endsWord(at + length) {
        let form = forms.form(base + at, length: length)
        if form.joint != 0 { return gluedWord(form) }
        append(at, length, form, .word, form.shape, length == 1 ? base[at] : 0, .other)
        at &+= length
        // Behind nearly every word stands a space.
        if at < count, base[at] == 0x20 {
          gap = .space
          at &+= 1
        }
        return true
      }
    }
    return anyWord()
  }

  /// Whether the character at `end`, which is none of the letters of `sk_letters16`, surely belongs to no word.
  @inline(__always)
  private func endsWord(_ end: Int) -> Bool {
    let b = base[end]
    return b < 0x80 ? b != 0x27 : b == 0xE2 && base[end + 1] == 0x80 && base[end + 2] != 0x99
  }

  /// The same, character by character, for long words and those with an apostrophe, a soft hyphen or a combining mark.
  private mutating func anyWord() -> Bool {
    var end = at
    var shape = ShapeCounter()
    while end < count {
      let (c, next) = Letters.decode(bytes, end)
      if Letters.isLatin(c) || (Letters.isCombining(c) && end > at) {
        shape.add(c)
      } else if Letters.isJoiner(c), end > at, next < count, Letters.isLetter(Letters.decode(bytes, next).0) {
        guard Letters.isLatin(Letters.decode(bytes, next).0) else { return false }
      } else {
        if Letters.isLetter(c) { return false }
        break
      }
      end = next
    }
    // A character that only looks like a letter by its first byte: × and ÷, or one of another script.
    if end == at { return other() }
    let form = forms.form(bytes, at..<end)
    if form.joint != 0 { return gluedWord(form) }
    append(at, end - at, form, .word, shape.shape, end - at == 1 ? base[at] : 0, .other)
    at = end
    return true
  }

  /// Takes the first of the words that `whole` consists of; the next one follows as if behind a space.
  private mutating func gluedWord(_ whole: SurfaceForms.Form) -> Bool {
    let end = at + Int(whole.joint)
    let form = forms.form(bytes, at..<end)
    append(at, end - at, form, .word, form.shape, 0, .other)
    at = end
    gap = .space
    return true
  }

  // MARK: Everything else

  private mutating func ascii(_ b: UInt8) {
    if b &- 0x30 < 10 {
      let end = Letters.endOfNumber(bytes, at, limit: count)
      append(at, end - at, forms.form(bytes, at..<end), .number, .none, end - at == 1 ? b : 0, .other)
      at = end
    } else if b <= 0x20 || b == 0x7F {
      gap.widen(UInt32(b), isBeforeLineFeed: at + 1 < count && base[at + 1] == 0x0A)
      at += 1
      if b == 0x0A {
        line = at
        lineTokens = tokenCount
        lineGap = gap
      }
    } else {
      append(at, 1, asciiForms[Int(b)], .punctuation, .none, b, b == 0x2D ? .hyphen : .other)
      at += 1
    }
  }

  /// Takes a space or mark beyond ASCII; false at a letter.
  private mutating func other() -> Bool {
    let (c, next) = Letters.decode(bytes, at)
    if Letters.isSpace(c) {
      gap.widen(c, isBeforeLineFeed: false)
    } else if Letters.isLetter(c) {
      return Letters.isLatin(c) ? anyWord() : false
    } else {
      append(at, next - at, forms.form(bytes, at..<next), .punctuation, .none, 0, Token.Mark(c))
    }
    at = next
    return true
  }

  @inline(__always)
  private mutating func append(
    _ start: Int, _ length: Int, _ form: SurfaceForms.Form, _ kind: Token.Kind, _ shape: Token.Shape, _ ascii: UInt8, _ mark: Token.Mark
  ) {
    append(
      Token(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: start &+ length), key: form.key, kind: kind, shape: shape,
        gap: gap, ascii: ascii,
        isVietnamese: form.isVietnamese, script: kind == .word ? form.script : .latin, mark: mark))
    gap = .none
  }

  @inline(__always)
  private mutating func append(_ token: Token) {
    if tokenCount == capacity { grow() }
    (tokens + tokenCount).initialize(to: token)
    tokenCount += 1
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Token>.allocate(capacity: capacity * 2)
    larger.update(from: tokens, count: tokenCount)
    tokens.deallocate()
    tokens = larger
    capacity *= 2
  }
}
