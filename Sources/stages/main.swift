// What each stage of the pipeline costs.
//
//   stages CORPUS RUNS [IMAGE]
//
// CORPUS holds documents of UTF-8, each ended by a zero byte. Every document goes through all stages before the next one, as in the real job, and
// the CPU time of each stage is added up. IMAGE is what `extract compile` made, to be used instead of the data built in. Prints one line of JSON:
// bytes, documents, tokens, mentions, events, names in the lexicon, seconds that loading took until a text could be read, and the seconds of each
// stage in each run.

import Annotations
import Entities
import Events
import Extraction
import Gazetteers
import Glibc
import Records
import Values
import VietText
import Zones

/// CPU seconds of this process.
func cpuSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

func documents(path: String) -> [[UInt8]] {
  guard let file = fopen(path, "rb") else { return [] }
  defer { fclose(file) }
  fseek(file, 0, SEEK_END)
  var bytes = [UInt8](repeating: 0, count: ftell(file))
  rewind(file)
  let count = fread(&bytes, 1, bytes.count, file)
  return bytes[..<count].split(separator: 0, omittingEmptySubsequences: false).dropLast().map(Array.init)
}

/// Seconds by stage, in the order of the pipeline.
struct StageTimes {
  static let names = ["normalise", "tokenize", "sentences", "lexicon", "zones", "values", "entities", "events", "all", "records"]
  var seconds = [Double](repeating: 0, count: names.count)
  private var last = 0.0

  mutating func start() { last = cpuSeconds() }

  /// Books the time since `start` or the last call.
  mutating func book(_ stage: Int) {
    let now = cpuSeconds()
    seconds[stage] += now - last
    last = now
  }
}

struct Counts {
  var tokens = 0
  var matches = 0
  var mentions = 0
  var events = 0
}

func run(_ documents: [[UInt8]], _ resources: Resources, _ times: inout StageTimes) -> Counts {
  let lexicon = resources.lexicon
  let tokenizer = Tokenizer(vocabulary: lexicon.vocabulary)
  let splitter = SentenceSplitter(abbreviations: lexicon.abbreviationKeys())
  let zones = ZoneFinder(lexicon: lexicon)
  let values = ValueFinder(lexicon: lexicon)
  let entities = EntityRecognizer(lexicon: lexicon)
  let events = EventFinder(lexicon: lexicon, frames: resources.frames)
  let date = CalendarDate(iso: "2021-08-24")
  var counts = Counts()
  for document in documents {
    times.start()
    let normal = NormalizedText(document)
    times.book(0)
    let tokens = tokenizer.tokens(in: normal)
    times.book(1)
    let text = SegmentedText(text: normal, tokens: tokens, sentences: splitter.sentences(of: tokens))
    times.book(2)
    let matches = lexicon.matches(in: text)
    times.book(3)
    let layout = zones.layout(of: text, matches: matches, date: date)
    times.book(4)
    let amounts = values.mentions(in: text, matches: matches, layout: layout)
    times.book(5)
    let recognized = entities.recognize(text, matches: matches, values: amounts, layout: layout)
    times.book(6)
    let found = events.events(in: text, matches: matches, recognized: recognized, zones: layout.zones)
    times.book(7)
    counts.tokens += tokens.count
    counts.matches += matches.all.count
    counts.mentions += recognized.mentions.count
    counts.events += found.count
  }
  return counts
}

/// The same through the public face: everything, and writing the records as JSON.
func runWhole(_ documents: [[UInt8]], _ resources: Resources, _ times: inout StageTimes) {
  let pipeline = Pipeline(resources: resources)
  let extractor = Extractor(resources: resources)
  var json = JSONWriter()
  let date = CalendarDate(iso: "2021-08-24")
  for document in documents {
    times.start()
    _ = pipeline.analyze(document, date: date)
    times.book(8)
    json.removeAll()
    _ = extractor.write(Article(id: "d", text: document, date: "2021-08-24"), to: &json)
    times.book(9)
  }
}

func say(_ message: String) { _ = message.withCString { write(2, $0, strlen($0)) } }

/// A file in memory that is read when it is asked for, as the data inside a program is.
func mapped(path: String) -> UnsafeRawBufferPointer? {
  let file = open(path, O_RDONLY)
  defer { close(file) }
  let length = Int(lseek(file, 0, SEEK_END))
  guard length > 0, let memory = mmap(nil, length, PROT_READ, MAP_PRIVATE, file, 0), memory != MAP_FAILED else { return nil }
  return UnsafeRawBufferPointer(start: memory, count: length)
}

func loaded() -> Resources {
  do {
    guard CommandLine.arguments.count > 3 else { return try Resources.standard() }
    if let resources = mapped(path: CommandLine.arguments[3]).flatMap(Resources.image) { return resources }
    say("\(CommandLine.arguments[3]): no image of this build\n")
  } catch { say("\(error)\n") }
  exit(66)
}

guard (3...4).contains(CommandLine.arguments.count), let runs = Int(CommandLine.arguments[2]) else {
  say("usage: stages CORPUS RUNS [IMAGE]\n")
  exit(64)
}
let corpus = documents(path: CommandLine.arguments[1])
let start = cpuSeconds()
let resources = loaded()
var first = JSONWriter()
_ = Extractor(resources: resources).write(Article(id: "d", text: Array("Việt Nam".utf8), date: nil), to: &first)
let load = cpuSeconds() - start
var counts = Counts()
var all: [StageTimes] = []
for _ in 0..<runs {
  var times = StageTimes()
  counts = run(corpus, resources, &times)
  runWhole(corpus, resources, &times)
  // Writing the records runs the pipeline too.
  times.seconds[9] -= times.seconds[8]
  all.append(times)
}
let stages = StageTimes.names.enumerated().map { i, name in
  "\"\(name)\":[" + all.map { "\($0.seconds[i])" }.joined(separator: ",") + "]"
}
print(
  "{\"bytes\":\(corpus.reduce(0) { $0 + $1.count }),\"documents\":\(corpus.count),\"tokens\":\(counts.tokens),\"matches\":\(counts.matches),"
    + "\"mentions\":\(counts.mentions),\"events\":\(counts.events),\"names\":\(resources.lexicon.aliases.count),\"load\":\(load),\"seconds\":{"
    + stages.joined(separator: ",") + "}}")
