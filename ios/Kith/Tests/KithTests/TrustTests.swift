import Foundation
import Kith
import XCTest

/// What is agreed to before something goes to somebody, what they see then, and how one learns that they looked.
final class TrustTests: Story {
    func test_a_message_before_both_have_agreed_is_refused_and_its_text_is_kept_as_a_draft() async throws {
        let ana = companion("ana")
        let ben = companion("ben")
        try await meet(ana, ben, name: "Ben", role: .therapist)
        let refused = await code { _ = try await ana.messages().send(to: "Ben", text: "Can we talk?") }
        XCTAssertEqual(refused, "consent_needed")
        let draft = try await ana.messages().draft(to: "Ben")
        XCTAssertEqual(draft, "Can we talk?")
        let before = try await ana.consents().list(with: "Ben").map(\.state)
        XCTAssertEqual(Set(before), [.never])
        let lacking = try await ana.consents().lacking(with: "Ben", channel: .messages)
        XCTAssertEqual(
            lacking,
            [
                MissingConsent(side: .mine, document: .boundaries, state: .never),
                MissingConsent(side: .mine, document: .messages, state: .never),
                MissingConsent(side: .theirs, document: .boundaries, state: .never),
            ])
        let records = try await ana.consents().lacking(with: "Ben", channel: .records)
        XCTAssertEqual(records.map(\.document), [.sharing])

        let older = await code {
            let none = String(repeating: "0", count: 64)
            _ = try await ana.consents().give(document: .messages, with: "Ben", seen: none)
        }
        XCTAssertEqual(older, "consent_changed")
        try await agree(ana, ben)
        let after = try await ana.consents().list(with: "Ben").map(\.state)
        XCTAssertEqual(Set(after), [.given])
        for channel in [ConsentChannel.messages, .records] {
            let nothing = try await ana.consents().lacking(with: "Ben", channel: channel)
            XCTAssertEqual(nothing, [])
        }
        _ = try await ana.messages().send(to: "Ben", text: "Can we talk?")
        let sent = try await ana.sync().sent
        XCTAssertEqual(sent, 1)
    }

    func test_with_a_supporter_the_patient_alone_agrees() async throws {
        let ana = companion("ana")
        let cleo = companion("cleo")
        try await meet(ana, cleo, name: "Cleo", role: .supporter)
        let refused = await code { _ = try await cleo.messages().send(to: "Ana", text: "Tea?") }
        XCTAssertEqual(refused, "consent_needed")
        try await ana.agree(.messages, with: "Cleo")
        _ = try await ana.sync()
        _ = try await cleo.sync()
        _ = try await cleo.messages().send(to: "Ana", text: "Tea?")
        _ = try await cleo.sync()
        _ = try await ana.sync()
        let texts = try await ana.messages().history(with: "Cleo").map(\.text)
        XCTAssertEqual(texts, ["Tea?"])
    }

    func test_a_patient_sees_what_their_therapist_sees_and_learns_that_they_looked_and_why() async throws {
        let ana = companion("ana")
        let ben = companion("ben")
        try await meet(ana, ben, name: "Ben", role: .therapist)
        try await agree(ana, ben)
        let entry = try await ana.journal().write(
            entry: NewJournalEntry(text: "I said no today", mood: 1, tags: ["work"]))
        let share = try await ana.shares().share(
            what: .entry(id: entry.id), with: "Ben",
            terms: ShareTerms(fields: ["text", "mood"], purpose: "for our next session"))
        XCTAssertEqual(share.record, entry.id)
        XCTAssertEqual(share.fields.sorted(), ["mood", "text"])
        _ = try await ana.sync()
        _ = try await ben.sync()

        let silent = await code { _ = try await ben.shares().read(id: share.id) }
        XCTAssertEqual(silent, "purpose_needed")
        let seen = try await ben.shares().read(id: share.id, why: "to prepare Thursday")
        XCTAssertEqual(seen.text("text"), "I said no today")
        XCTAssertEqual(seen.number("mood"), 1)
        XCTAssertNil(seen.texts("tags"))
        XCTAssertEqual(seen.purpose, "for our next session")
        let viewed = try await ana.shares().viewAs(person: "Ben")
        XCTAssertEqual(viewed, [seen])

        _ = try await ben.sync()
        _ = try await ana.sync()
        let told = try await ana.accessLog().read(locale: "en").map(\.sentence)
        let look = told.first { $0.hasPrefix("Ben looked at a journal entry") }
        XCTAssertEqual(look?.contains("to prepare Thursday"), true, "\(told)")
        _ = try await ana.shares().revoke(id: share.id)
        let nothing = try await ana.shares().viewAs(person: "Ben")
        XCTAssertEqual(nothing, [])
    }

    func test_an_exported_log_is_whole_and_broken_where_an_event_was_taken_out() async throws {
        let ana = companion("ana")
        let ben = companion("ben")
        try await meet(ana, ben, name: "Ben", role: .therapist)
        try await agree(ana, ben)
        let log = try await ana.accessLog().export()
        let count = try await ana.accessLog().read(locale: "en").count
        XCTAssertEqual(try verifyAccessLog(document: log), .whole(events: UInt64(count)))

        let parsed = try JSONSerialization.jsonObject(with: Data(log.utf8))
        var document = try XCTUnwrap(parsed as? [String: Any])
        var events = try XCTUnwrap(document["events"] as? [Any])
        events.remove(at: 1)
        document["events"] = events
        XCTAssertEqual(try verifyAccessLog(document: text(document)), .broken(place: 2))
        document = try XCTUnwrap(parsed as? [String: Any])
        document["account"] = try await ben.me().id
        XCTAssertEqual(try verifyAccessLog(document: text(document)), .unsigned)
        let other = await code { _ = try verifyAccessLog(document: "no log") }
        XCTAssertEqual(other, "invalid_input")
    }

    private func text(_ document: [String: Any]) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: document), as: UTF8.self)
    }
}
