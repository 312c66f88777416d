import Foundation
import Kith
import XCTest

/// Whom one meets, what they can be shown, and what becomes of it.
final class SharingTests: Story {
    func test_an_invitation_says_who_invites_to_what_before_it_is_answered() async throws {
        let ana = companion("ana")
        _ = try await ana.create(account: admitted("Ana", role: .patient))
        let me = try await ana.me()
        let invitation = try await ana.people().invite(role: .supporter, lifeMs: week)
        let offer = InvitationOffer(
            name: "Ana", role: .patient, offered: .supporter, account: me.id, relayUrl: try XCTUnwrap(me.relayUrl),
            expiresAtMs: invitation.expiresAtMs)
        XCTAssertEqual(try readInvitation(link: invitation.link), offer)
        let cut = await code { _ = try readInvitation(link: String(invitation.link.dropLast(3))) }
        XCTAssertEqual(cut, "invalid_invitation")
    }

    func test_before_they_share_a_person_sees_what_a_reader_in_that_role_can_be_shown() async throws {
        let ana = companion("ana")
        let cleo = companion("cleo")
        try await meet(ana, cleo, name: "Cleo", role: .supporter)
        try await ana.agree(.sharing, with: "Cleo")
        let (own, hers) = (try await ana.me(), try await cleo.me())
        XCTAssertEqual([own.mayShare, hers.mayShare], [true, false])
        XCTAssertEqual([own.isAskedWhy, hers.isAskedWhy], [false, false])
        let dan = try await ana.supportMap().add(
            node: NewSupportNode(name: "Dan", nodeType: .person, kinds: [.social], ring: 2))
        let what = ShareSubject.node(id: dan.id)

        let fields = try shareFields(what: what, reader: .supporter)
        XCTAssertEqual(fields.map(\.name), ["name", "type", "kinds", "phone"])
        XCTAssertEqual(fields.filter(\.usual).map(\.name), ["name", "type", "kinds"])
        XCTAssertTrue(try shareFields(what: what, reader: .therapist).map(\.name).contains("ring"))
        let refused = await code {
            _ = try await ana.shares().share(what: what, with: "Cleo", terms: ShareTerms(fields: ["ring"]))
        }
        XCTAssertEqual(refused, "not_permitted")
        let shared = try await ana.shares().share(what: what, with: "Cleo", terms: ShareTerms())
        XCTAssertEqual(shared.fields, ["name", "type", "kinds"])

        XCTAssertEqual(try shareFields(what: .safety(id: dan.id), reader: .supporter), [])
        let plan = try shareFields(what: .plan, reader: .therapist)
        XCTAssertEqual(plan.first { $0.name == "coping" }?.mayPropose, true)
        XCTAssertEqual(plan.first { $0.name == "reasons" }?.mayPropose, false)
    }

    func test_an_entry_that_is_written_anew_is_seen_anew_and_one_that_is_erased_is_gone_on_both_sides() async throws {
        let ana = companion("ana")
        let ben = companion("ben")
        try await meet(ana, ben, name: "Ben", role: .therapist)
        let asked = try await ben.me().isAskedWhy
        XCTAssertTrue(asked)
        try await agree(ana, ben)
        let entry = try await ana.journal().write(entry: NewJournalEntry(mood: -1))
        let share = try await ana.shares().share(what: .entry(id: entry.id), with: "Ben", terms: ShareTerms())
        XCTAssertFalse(share.wasSent)
        _ = try await ana.sync()
        let readers = try await ana.shares().readersOf(what: .entry(id: entry.id))
        XCTAssertEqual(readers.now.map(\.share.wasSent), [true])
        _ = try await ben.sync()
        let before = try await ben.shares().read(id: share.id, why: "to prepare Thursday")
        XCTAssertEqual(before.number("mood"), -1)

        let anew = try await ana.journal().rewrite(
            id: entry.id, entry: NewJournalEntry(text: "A better evening", mood: 1))
        XCTAssertEqual(anew.id, entry.id)
        XCTAssertEqual(anew.createdAtMs, entry.createdAtMs)
        _ = try await ana.sync()
        _ = try await ben.sync()
        let after = try await ben.shares().read(id: share.id, why: "to prepare Thursday")
        XCTAssertEqual(after.number("mood"), 1)
        XCTAssertEqual(after.text("text"), "A better evening")

        try await ana.journal().erase(id: entry.id)
        let left = try await ana.journal().list() + ana.journal().search(words: "better")
        XCTAssertEqual(left, [])
        let again = await code { _ = try await ana.journal().rewrite(id: entry.id, entry: NewJournalEntry(text: "again")) }
        XCTAssertEqual(again, "not_found")
        _ = try await ana.sync()
        _ = try await ben.sync()
        let gone = await code { _ = try await ben.shares().read(id: share.id, why: "to prepare Thursday") }
        XCTAssertEqual(gone, "not_found")
    }

    func test_who_can_read_is_told_for_every_conversation_and_who_was_removed_still_has_a_name() async throws {
        let ana = companion("ana")
        let ben = companion("ben")
        try await meet(ana, ben, name: "Ben", role: .therapist)
        try await agree(ana, ben)
        let all = try await ana.shares().readersOfConversations()
        let readers = try XCTUnwrap(all.first)
        XCTAssertEqual(all.map(\.person.name), ["Ben"])
        XCTAssertEqual(Set(readers.devices.map(\.standing)), [.own, .member])
        let (own, his) = (try await ana.me().id, try await ben.me().id)
        XCTAssertEqual(Set(readers.devices.map(\.account)), [own, his])

        let message = try await ana.messages().send(to: "Ben", text: "Goodbye, and thank you")
        _ = try await ana.sync()
        _ = try await ana.people().remove(person: "Ben")
        _ = try await ana.sync()
        let today = await code { _ = try await ana.people().find(nameOrId: "Ben") }
        XCTAssertEqual(today, "unknown_person")
        let ever = try await ana.people().findEver(nameOrId: "Ben")
        XCTAssertEqual(ever.id, his)
        let kept = try await ana.messages().history(with: "Ben").map(\.id)
        XCTAssertEqual(kept, [message.id])
        let nobody = try await ana.shares().readersOfConversations()
        XCTAssertEqual(nobody, [])
    }
}
