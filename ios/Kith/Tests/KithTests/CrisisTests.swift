import Foundation
import Kith
import XCTest

/// The crisis plan, and the screen that opens in every state.
final class CrisisTests: Story {
    private func write(_ ana: Companion) async throws {
        _ = try await ana.create(account: NewAccount(name: "Ana", role: .patient, passphrase: "quiet"))
        let cleo = try await ana.supportMap().add(
            node: NewSupportNode(
                name: "Cleo", nodeType: .person, kinds: [.emotional], ring: 1, phone: "+34 600 000 000"))
        _ = try await ana.crisis().edit(
            plan: CrisisPlanEdit(
                reasons: ["My sister"], items: [.coping: ["Walk to the river"]], nodes: [.help: [cleo.id]],
                region: "ES"))
    }

    func test_a_plan_that_was_chosen_for_it_is_shown_while_the_companion_is_locked_and_leads_on() async throws {
        let ana = companion("ana")
        try await write(ana)
        let chosen = try await ana.crisis().showWhileLocked(shown: true).whileLocked
        XCTAssertTrue(chosen)
        try await ana.lock()

        let screen = await ana.crisis().screen(locale: "en")
        XCTAssertEqual(screen.shows, .keptPlan)
        XCTAssertNil(screen.notice)
        XCTAssertEqual(screen.plan?.reasons, ["My sister"])
        XCTAssertEqual([screen.emergencyNumber, screen.region], ["112", "ES"])

        let first = await ana.crisis().next(locale: "en")
        XCTAssertEqual(first.next, .step(step: .coping))
        XCTAssertEqual(first.screen.plan?[.coping].map(\.text), ["Walk to the river"])
        let second = await ana.crisis().next(locale: "en", from: .coping, helped: false)
        XCTAssertEqual(second.next, .step(step: .help))
        XCTAssertEqual(second.screen.plan?[.help], [CrisisItem(text: "Cleo", phone: "+34 600 000 000")])
        XCTAssertTrue(second.sentence.hasPrefix("Not helping?"))
        let rest = await ana.crisis().next(locale: "en", from: .help, helped: true)
        XCTAssertEqual(rest.next, .rest)
        let last = await ana.crisis().next(locale: "en", from: .help, helped: false)
        XCTAssertEqual(last.next, .lines)
        XCTAssertFalse(last.screen.lines.isEmpty)
        XCTAssertTrue(last.sentence.contains("112"))

        let still = try await ana.lifecycle()
        XCTAssertEqual(still, .locked)
        try await ana.unlockWithPassphrase(passphrase: "quiet")
        let review = try await ana.crisis().state().review
        XCTAssertEqual(review, .afterUse)
    }

    func test_a_plan_that_was_not_chosen_for_it_stays_in_the_vault_and_the_lines_take_its_place() async throws {
        let ana = companion("ana")
        try await write(ana)
        for lock in [ana.lockScreen, ana.lock] {
            try await lock()
            let screen = await ana.crisis().screen(locale: "en", region: "ES")
            XCTAssertEqual(screen.shows, .lines)
            XCTAssertEqual(screen.notice, .locked)
            XCTAssertNil(screen.plan)
        }
    }

    func test_in_empty_folders_the_screen_answers_with_the_lines_of_a_region_and_the_emergency_number() async throws {
        let nobody = companion("nobody")
        let spain = await nobody.crisis().screen(locale: "es", region: "ES")
        XCTAssertEqual(spain.shows, .lines)
        XCTAssertEqual(spain.notice, .firstStart)
        XCTAssertEqual(spain.emergencyNumber, "112")
        XCTAssertTrue(spain.emergencySentence.contains("112"))
        XCTAssertFalse(spain.lines.isEmpty)
        XCTAssertTrue(spain.lines.allSatisfy { $0.label.contains($0.reach) })

        let nowhere = await nobody.crisis().screen(locale: "en")
        XCTAssertEqual(nowhere.shows, .emergency)
        XCTAssertEqual(nowhere.emergencyNumber, "112")
        let on = await nobody.crisis().next(locale: "en")
        XCTAssertEqual(on.next, .lines)
        let absent = try await nobody.lifecycle()
        XCTAssertEqual(absent, .absent)
    }

    func test_a_plan_is_printed_once_its_owner_agreed_that_it_leaves_encryption() async throws {
        let ana = companion("ana")
        try await write(ana)
        let refused = await code { _ = try await ana.crisis().printHtml(locale: "en", minutesEast: 60) }
        XCTAssertEqual(refused, "consent_needed")
        try await ana.agree(.export, with: nil)
        let page = String(decoding: try await ana.crisis().printHtml(locale: "en", minutesEast: 60), as: UTF8.self)
        XCTAssertTrue(page.hasPrefix("<!DOCTYPE html>"))
        XCTAssertTrue(page.contains("Walk to the river"))
        let paper = try await ana.crisis().printPdf(locale: "en", minutesEast: 60)
        XCTAssertEqual(String(decoding: paper.prefix(4), as: UTF8.self), "%PDF")
        let told = try await ana.accessLog().read(locale: "en").map(\.sentence)
        XCTAssertEqual(told.filter { $0.hasPrefix("You took the crisis plan") }.count, 2, "\(told)")
    }
}
