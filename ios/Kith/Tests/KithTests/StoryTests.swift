import Foundation
import Kith
import XCTest

/// The story of two devices, with the real library and a real relay process, which scripts/test-swift starts outside.
final class StoryTests: XCTestCase {
    private let week: Int64 = 7 * 24 * 3_600_000
    private var folder = URL(fileURLWithPath: "/")

    override func setUpWithError() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    override func tearDownWithError() throws {
        try FileManager.default.removeItem(at: folder)
    }

    private func companion(_ name: String, store: SecretStore? = nil) -> Companion {
        let place = folder.appendingPathComponent(name)
        return Companion(
            privateDir: place.appendingPathComponent("vault").path,
            bootDir: place.appendingPathComponent("boot").path,
            store: store ?? FolderSecretStore(folder: folder.appendingPathComponent("\(name)-store"))
        )
    }

    private func environment(_ name: String) throws -> String {
        try XCTUnwrap(ProcessInfo.processInfo.environment[name], "\(name) is not set: run scripts/test-swift")
    }

    private func admitted(_ name: String, role: Role) throws -> NewAccount {
        NewAccount(
            name: name, role: role, passphrase: "quiet",
            relayUrl: try environment("KITH_RELAY_URL"), admission: try environment("KITH_ADMISSION"))
    }

    private func code(_ work: () async throws -> Void) async -> String {
        do {
            try await work()
            return "no error"
        } catch let error as KithError {
            switch error {
            case .WrongKey(let code, _, _), .Locked(let code, _, _), .Damaged(let code, _, _),
                .NewerVersion(let code, _, _), .Busy(let code, _, _), .RolledBack(let code, _, _),
                .InvalidInput(let code, _, _), .NotFound(let code, _, _), .Refused(let code, _, _),
                .Network(let code, _, _), .Storage(let code, _, _), .Internal(let code, _, _):
                return code
            }
        } catch {
            return "\(error)"
        }
    }

    func test_two_people_pair_through_a_relay_write_to_each_other_and_what_is_wrong_is_a_typed_error() async throws {
        let ana = companion("ana")
        let ben = companion("ben")
        _ = try await ana.create(account: admitted("Ana", role: .patient))
        _ = try await ben.create(account: NewAccount(name: "Ben", role: .therapist, passphrase: "quiet too"))

        let entry = try await ana.journal().write(
            entry: NewJournalEntry(text: "A first line", mood: -1, tags: ["start"]))
        let found = try await ana.journal().search(words: "first")
        XCTAssertEqual(found, [entry])

        let invitation = try await ana.people().invite(role: .therapist, lifeMs: week)
        _ = try await ana.sync()
        _ = try await ben.people().accept(link: invitation.link)
        _ = try await ben.sync()
        _ = try await ana.sync()
        _ = try await ben.sync()
        let people = try await ana.people().list()
        XCTAssertEqual(people.map(\.verified), [.link])

        _ = try await ana.messages().send(to: "Ben", text: "Hello Ben")
        let sent = try await ana.sync().sent
        let received = try await ben.sync().received
        XCTAssertEqual([sent, received], [1, 1])
        _ = try await ben.messages().send(to: "Ana", text: "Hello Ana")
        _ = try await ben.sync()
        _ = try await ana.sync()
        let texts = try await ana.messages().history(with: "Ben").map(\.text)
        XCTAssertEqual(texts, ["Hello Ben", "Hello Ana"])

        let empty = await code { _ = try await ana.messages().send(to: "Ben", text: " ") }
        XCTAssertEqual(empty, "empty_text")
        let unknown = await code { _ = try await ana.messages().send(to: "Nobody", text: "Hello") }
        XCTAssertEqual(unknown, "unknown_person")
    }

    func test_a_locked_vault_is_a_typed_error_and_a_passphrase_or_the_key_store_opens_it() async throws {
        let ana = companion("ana")
        _ = try await ana.create(account: NewAccount(name: "Ana", role: .patient, passphrase: "quiet"))
        try await ana.useKeyStore(class: .afterFirstUnlock)
        try await ana.lock()
        let locked = await code { _ = try await ana.journal().list() }
        XCTAssertEqual(locked, "locked")
        let wrong = await code { try await ana.unlockWithPassphrase(passphrase: "loud") }
        XCTAssertEqual(wrong, "wrong_passphrase")
        try await ana.unlockWithKeyStore()
        try await ana.pause()
        let paused = try await ana.lifecycle()
        XCTAssertEqual(paused, .paused)
        try await ana.resume()
        let second = companion("ana")
        let busy = await code { try await second.unlockWithPassphrase(passphrase: "quiet") }
        XCTAssertEqual(busy, "busy")
    }

    func test_a_cancelled_call_leaves_nothing_half_done_and_the_next_call_works() async throws {
        let ana = companion("ana")
        _ = try await ana.create(account: admitted("Ana", role: .patient))
        for n in 0..<10 {
            let write = Task { try await ana.journal().write(entry: NewJournalEntry(text: "entry \(n)")) }
            write.cancel()
            let sync = Task { try await ana.sync() }
            sync.cancel()
            _ = try? await write.value
            _ = try? await sync.value
        }
        _ = try await ana.sync()
        _ = try await ana.journal().write(entry: NewJournalEntry(text: "the last"))
        let texts = try await ana.journal().list().map(\.text)
        XCTAssertEqual(Set(texts).count, texts.count)
        XCTAssertTrue(texts.contains("the last"))
    }

    func test_a_screen_learns_what_changed_by_pulling() async throws {
        let ana = companion("ana")
        _ = try await ana.create(account: NewAccount(name: "Ana", role: .patient, passphrase: "quiet"))
        _ = try await ana.journal().write(entry: NewJournalEntry(text: "something new"))
        for await update in ana.changes(every: .milliseconds(1)) where update == .of(.journal) {
            return
        }
        XCTFail("the feed ended")
    }

    func test_a_key_store_that_fails_becomes_an_error_and_spoils_nothing() async throws {
        let broken = companion("ana", store: BrokenStore())
        let failed = await code {
            _ = try await broken.create(account: NewAccount(name: "Ana", role: .patient, passphrase: "quiet"))
        }
        XCTAssertEqual(failed, "storage")
        let ana = companion("ana")
        _ = try await ana.create(account: NewAccount(name: "Ana", role: .patient, passphrase: "quiet"))
        let name = try await ana.me().name
        XCTAssertEqual(name, "Ana")
    }
}

private struct OutOfOrder: Error {}

private final class BrokenStore: SecretStore {
    func put(name _: String, class _: KeyClass, secret _: Data) throws { throw OutOfOrder() }
    func get(name _: String) throws -> Data? { throw OutOfOrder() }
    func delete(name _: String) throws { throw OutOfOrder() }
}
