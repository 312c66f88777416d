import Foundation
import Kith
import XCTest

/// The two locks: of what is seen, and of the key.
final class LockTests: Story {
    func test_behind_a_locked_screen_nothing_is_shown_until_the_person_unlocks() async throws {
        let ana = companion("ana")
        _ = try await ana.create(account: NewAccount(name: "Ana", role: .patient, passphrase: "quiet"))
        _ = try await ana.journal().write(entry: NewJournalEntry(text: "hers alone"))
        try await ana.lockScreen()
        let locked = await code { _ = try await ana.journal().list() }
        XCTAssertEqual(locked, "locked")
        let wrong = await code { try await ana.unlockWithPassphrase(passphrase: "loud") }
        XCTAssertEqual(wrong, "wrong_passphrase")
        let still = try await ana.lifecycle()
        XCTAssertEqual(still, .screenLocked)
        try await ana.unlockWithPassphrase(passphrase: "quiet")
        let texts = try await ana.journal().list().map(\.text)
        XCTAssertEqual(texts, ["hers alone"])
    }

    func test_a_draft_that_is_kept_while_the_key_is_away_is_there_after_unlocking() async throws {
        let ana = companion("ana")
        _ = try await ana.create(account: NewAccount(name: "Ana", role: .patient, passphrase: "quiet"))
        try await ana.lock()
        try await ana.journal().keepDraft(text: "in the middle of a word")
        let locked = await code { _ = try await ana.journal().draft() }
        XCTAssertEqual(locked, "locked")
        try await ana.unlockWithPassphrase(passphrase: "quiet")
        let draft = try await ana.journal().draft()
        XCTAssertEqual(draft, "in the middle of a word")
    }
}
