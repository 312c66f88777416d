// swift-tools-version: 6.0
import PackageDescription

// The library for Swift: generated bindings (Sources/KithFFI and Sources/CKith, made by scripts/test-swift), an
// idiomatic layer, and the story that tests both.
let package = Package(
    name: "Kith",
    platforms: [.iOS(.v17), .macOS(.v14)],
    products: [.library(name: "Kith", targets: ["Kith"])],
    targets: [
        .systemLibrary(name: "CKith"),
        .target(
            name: "KithFFI",
            dependencies: ["CKith"],
            // The generated file is written for Swift 5.
            swiftSettings: [.swiftLanguageMode(.v5)],
            linkerSettings: [.linkedLibrary("kith_ffi")]
        ),
        .target(name: "Kith", dependencies: ["KithFFI"]),
        .testTarget(name: "KithTests", dependencies: ["Kith"]),
    ]
)
