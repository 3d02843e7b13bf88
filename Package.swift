// swift-tools-version: 6.1
import PackageDescription

/// Lower modules may not import higher ones; ARCHITECTURE.md draws the picture.
let package = Package(
  name: "SuKien",
  products: [
    .executable(name: "extract", targets: ["extract"]),
    .library(name: "SuKien", targets: ["Extraction", "Records"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CICULibrary", path: "Sources/CICULibrary", pkgConfig: "icu-uc", providers: [.apt(["libicu-dev"])]),
    .target(name: "CICU", dependencies: ["CICULibrary"]),
    .target(name: "CByteScan"),
    .target(name: "CGazetteerImage"),
    .systemLibrary(
      name: "CLibXML2", path: "Sources/CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CHTML", dependencies: ["CLibXML2"]),
    .systemLibrary(name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CInflate", dependencies: ["CZlib"]),

    .target(name: "DataFiles", dependencies: ["Yams"]),
    .target(name: "VietText", dependencies: ["CByteScan", "CICU"]),
    .target(name: "Annotations", dependencies: ["VietText"]),
    .target(name: "Gazetteers", dependencies: ["CByteScan", "DataFiles", "VietText", "Annotations"]),
    .target(name: "Values", dependencies: ["Annotations", "Gazetteers", "VietText"]),
    .target(name: "Entities", dependencies: ["Annotations", "Gazetteers", "VietText"]),
    .target(name: "Phrases", dependencies: ["Annotations", "Gazetteers", "VietText"]),
    .target(name: "Events", dependencies: ["Annotations", "DataFiles", "Gazetteers", "Phrases", "VietText"]),
    .target(name: "Zones", dependencies: ["Annotations", "Gazetteers", "VietText"]),
    .target(name: "Records", dependencies: ["CByteScan"], exclude: ["FORMAT.md"]),
    .target(name: "Exchange", dependencies: ["Records"]),
    .target(name: "SQLiteExport", dependencies: ["Records", .product(name: "GRDB", package: "GRDB.swift")]),
    .target(name: "CViewerPage", exclude: ["page"]),
    .target(name: "Viewer", dependencies: ["CViewerPage", "Records"]),
    .target(name: "Scoring", dependencies: ["Exchange", "Records"]),
    .target(name: "ArticleInput", dependencies: ["CByteScan", "CHTML", "CICU", "CInflate", "Records"]),
    .target(
      name: "Extraction",
      dependencies: [
        "Annotations", "CByteScan", "CGazetteerImage", "DataFiles", "Entities", "Events", "Gazetteers", "Phrases", "Records", "Values",
        "VietText", "Zones",
      ]),
    .executableTarget(
      name: "extract",
      dependencies: [
        "ArticleInput", "DataFiles", "Exchange", "Extraction", "Records", "Scoring", "SQLiteExport", "Viewer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .executableTarget(name: "floor", dependencies: ["CICULibrary"]),
    .executableTarget(
      name: "stages",
      dependencies: [
        "Annotations", "Entities", "Events", "Extraction", "Gazetteers", "Records", "Values", "VietText", "Zones",
      ]),

    .target(
      name: "TestSupport", dependencies: ["Annotations", "DataFiles", "Extraction", "Gazetteers", "VietText"], path: "Tests/TestSupport"),
    .testTarget(name: "VietTextTests", dependencies: ["CByteScan", "CICU", "TestSupport", "VietText"]),
    .testTarget(name: "GazetteersTests", dependencies: ["DataFiles", "Gazetteers", "TestSupport", "VietText"]),
    .testTarget(name: "ValuesTests", dependencies: ["TestSupport", "Values"]),
    .testTarget(name: "ZonesTests", dependencies: ["TestSupport", "Zones"]),
    .testTarget(name: "EntitiesTests", dependencies: ["Annotations", "Entities", "Extraction", "Gazetteers", "TestSupport", "VietText"]),
    .testTarget(
      name: "PhrasesTests",
      dependencies: ["Annotations", "Events", "Extraction", "Gazetteers", "Phrases", "Records", "TestSupport", "VietText"]),
    .testTarget(name: "EventsTests", dependencies: ["Annotations", "DataFiles", "Events", "Extraction", "TestSupport"]),
    .testTarget(name: "RecordsTests", dependencies: ["CByteScan", "Records", "TestSupport"]),
    .testTarget(name: "ExchangeTests", dependencies: ["Exchange", "Records", "TestSupport"]),
    .testTarget(
      name: "SQLiteExportTests",
      dependencies: ["Extraction", "Records", "SQLiteExport", "TestSupport", .product(name: "GRDB", package: "GRDB.swift")]),
    .testTarget(name: "ScoringTests", dependencies: ["Exchange", "Extraction", "Records", "Scoring", "TestSupport"]),
    .testTarget(name: "ArticleInputTests", dependencies: ["ArticleInput", "Extraction", "Records", "TestSupport"], exclude: ["Pages"]),
    .testTarget(
      name: "ExtractionTests", dependencies: ["DataFiles", "Events", "Extraction", "Gazetteers", "Records", "TestSupport"],
      exclude: ["LintCases"]),
    .testTarget(name: "GoldTests", dependencies: ["ArticleInput", "Extraction", "Records", "TestSupport", "VietText"]),
    .testTarget(name: "ViewerTests", dependencies: ["Extraction", "Records", "TestSupport", "Viewer"]),
    .testTarget(name: "CommandTests", dependencies: ["Records", "TestSupport", "extract"], exclude: ["SmallData"]),
  ],
  swiftLanguageModes: [.v6]
)

// `make fuzz` asks for it: the fuzzer brings a `main` of its own, which only a build with its runtime links.
if Context.environment["SUKIEN_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzz", dependencies: ["ArticleInput", "DataFiles", "Exchange", "Extraction", "Gazetteers", "Records", "Scoring", "Viewer"],
      path: "Tests/Fuzz", exclude: ["Corpus"],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]))
}
