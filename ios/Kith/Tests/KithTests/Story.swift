import Foundation
import Kith
import XCTest

/// What every story begins with: a folder, a real relay, which scripts/test-swift starts outside, and people who have met.
class Story: XCTestCase {
    let week: Int64 = 7 * 24 * 3_600_000
    private var folder = URL(fileURLWithPath: "/")

    override func setUpWithError() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    override func tearDownWithError() throws {
        try FileManager.default.removeItem(at: folder)
    }

    func companion(_ name: String, store: SecretStore? = nil, logSink: LogSink? = nil) -> Companion {
        let place = folder.appendingPathComponent(name)
        return Companion(
            privateDir: place.appendingPathComponent("vault").path,
            bootDir: place.appendingPathComponent("boot").path,
            store: store ?? FolderSecretStore(folder: folder.appendingPathComponent("\(name)-store")),
            logSink: logSink
        )
    }

    func environment(_ name: String) throws -> String {
        try XCTUnwrap(ProcessInfo.processInfo.environment[name], "\(name) is not set: run scripts/test-swift")
    }

    func admitted(_ name: String, role: Role) throws -> NewAccount {
        NewAccount(
            name: name, role: role, passphrase: "quiet",
            relayUrl: try environment("KITH_RELAY_URL"), admission: try environment("KITH_ADMISSION"))
    }

    func code(_ work: () async throws -> Void) async -> String {
        do {
            try await work()
            return "no error"
        } catch let error as KithError {
            return error.code
        } catch {
            return "\(error)"
        }
    }

    /// Ana, a patient, and somebody with this name and role have accounts and know each other.
    func meet(_ ana: Companion, _ other: Companion, name: String, role: Role) async throws {
        _ = try await ana.create(account: admitted("Ana", role: .patient))
        _ = try await other.create(account: NewAccount(name: name, role: role, passphrase: "quiet too"))
        let invitation = try await ana.people().invite(role: role, lifeMs: week)
        _ = try await ana.sync()
        _ = try await other.people().accept(link: invitation.link)
        _ = try await other.sync()
        _ = try await ana.sync()
        _ = try await other.sync()
    }

    /// Ana and Ben, her therapist, agree to write to each other, and Ana to share.
    func agree(_ ana: Companion, _ ben: Companion) async throws {
        try await ana.agree(.boundaries, with: "Ben")
        try await ana.agree(.messages, with: "Ben")
        try await ana.agree(.sharing, with: "Ben")
        try await ben.agree(.boundaries, with: "Ana")
        _ = try await ana.sync()
        _ = try await ben.sync()
        _ = try await ana.sync()
    }
}

extension Companion {
    /// Is shown a text and agrees to it.
    func agree(_ document: ConsentDocument, with person: String?) async throws {
        try await consents().give(consents().text(document: document, locale: "en"), with: person)
    }
}
