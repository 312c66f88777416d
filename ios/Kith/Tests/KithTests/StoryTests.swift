import Foundation
import Kith
import XCTest

/// The story of two devices, with the real library and a real relay process.
final class StoryTests: Story {
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

        try await agree(ana, ben)

        let subscribed = try await ben.waitForNews(atMostSeconds: 60)
        async let news = ben.waitForNews(atMostSeconds: 60)
        _ = try await ana.messages().send(to: "Ben", text: "Hello Ben")
        let sent = try await ana.sync().sent
        let told = try await news
        XCTAssertEqual([subscribed, told], [true, true], "the relay tells when a message came")
        let received = try await ben.sync().received
        XCTAssertEqual([sent, received], [1, 1])
        _ = try await ben.messages().send(to: "Ana", text: "Hello Ana")
        _ = try await ben.sync()
        _ = try await ana.sync()
        let texts = try await ana.messages().history(with: "Ben").map(\.text)
        XCTAssertEqual(texts, ["Hello Ben", "Hello Ana"])

        let share = try await ana.shares().share(what: .entry(id: entry.id), with: "Ben", terms: ShareTerms())
        _ = try await ana.sync()
        _ = try await ben.sync()
        let shown = try await ben.shares().read(id: share.id, why: "to prepare Thursday").text("text")
        XCTAssertEqual(shown, "A first line")
        _ = try await ana.shares().revoke(id: share.id)
        _ = try await ana.sync()
        _ = try await ben.sync()
        let gone = await code { _ = try await ben.shares().read(id: share.id, why: "to prepare Thursday") }
        XCTAssertEqual(gone, "not_found")

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

    func test_recovery_words_open_the_vault_when_the_passphrase_is_forgotten() async throws {
        let ana = companion("ana")
        let words = makeRecoveryWords()
        _ = try await ana.create(
            account: NewAccount(name: "Ana", role: .patient, passphrase: "quiet", recoveryWords: words))
        try await ana.lock()
        let wrong = await code { try await ana.unlockWithRecoveryWords(words: makeRecoveryWords()) }
        XCTAssertEqual(wrong, "wrong_passphrase")
        try await ana.unlockWithRecoveryWords(words: words)
    }

    func test_recovery_words_bring_the_account_back_on_a_new_device() async throws {
        let ana = companion("ana")
        let words = makeRecoveryWords()
        let url = try environment("KITH_RELAY_URL")
        let id = try await ana.create(
            account: NewAccount(
                name: "Ana", role: .patient, passphrase: "quiet",
                relayUrl: url, admission: try environment("KITH_ADMISSION"), recoveryWords: words))
        _ = try await ana.sync()
        let phone = companion("new phone")
        let again = try await phone.recover(words: words, relayUrl: url, passphrase: "anew")
        let name = try await phone.me().name
        XCTAssertEqual([again, name], [id, "Ana"])
    }

    func test_a_prompt_that_was_dismissed_is_told_apart_and_can_be_shown_again() async throws {
        let ana = companion("ana")
        _ = try await ana.create(account: NewAccount(name: "Ana", role: .patient, passphrase: "quiet"))
        try await ana.useKeyStore(class: .whenUnlocked)
        try await ana.lock()
        let dismissing = companion("ana", store: FailingStore(error: SecretStoreError.Cancelled))
        do {
            try await dismissing.unlockWithKeyStore()
            XCTFail("the prompt was dismissed")
        } catch let error as KithError {
            guard case .Cancelled = error else { return XCTFail("\(error)") }
            XCTAssertEqual(error.advice, .retry)
        }
        try await ana.unlockWithKeyStore()
    }

    func test_a_key_store_that_fails_becomes_an_error_that_is_logged_and_spoils_nothing() async throws {
        let (events, told) = AsyncStream.makeStream(of: String.self)
        let broken = companion("ana", store: FailingStore(error: OutOfOrder()), logSink: Sink(told: told))
        let failed = await code {
            _ = try await broken.create(account: NewAccount(name: "Ana", role: .patient, passphrase: "quiet"))
        }
        XCTAssertEqual(failed, "storage")
        let event = await events.first { _ in true }
        XCTAssertEqual(event, "warning: the key store did not answer reason=failed")
        let ana = companion("ana")
        _ = try await ana.create(account: NewAccount(name: "Ana", role: .patient, passphrase: "quiet"))
        let name = try await ana.me().name
        XCTAssertEqual(name, "Ana")
    }
}

private struct OutOfOrder: Error {}

private final class FailingStore: SecretStore {
    private let error: any Error
    init(error: any Error) { self.error = error }
    func put(name _: String, class _: KeyClass, secret _: Data) throws { throw error }
    func get(name _: String) throws -> Data? { throw error }
    func delete(name _: String) throws { throw error }
}

private final class Sink: LogSink {
    private let told: AsyncStream<String>.Continuation
    init(told: AsyncStream<String>.Continuation) { self.told = told }
    func log(level: LogLevel, message: String) { told.yield("\(level): \(message)") }
}
