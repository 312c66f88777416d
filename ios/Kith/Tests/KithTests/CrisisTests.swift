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
        let uses = try await ana.crisis().uses()
        XCTAssertEqual(uses.map(\.step), [nil, .coping, .help, .help])
        XCTAssertEqual(uses.map(\.helped), [nil, false, true, false])
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

    func test_the_screen_says_whence_it_knows_where_the_person_is_and_there_are_regions_to_choose_from() async throws {
        let nobody = companion("nobody")
        let told = await nobody.crisis().screen(locale: "en", region: "ES")
        XCTAssertEqual(told.whereabouts, .told)
        XCTAssertNil(told.aboutTheRegion)
        XCTAssertFalse(told.emergencyAnswers.isEmpty)
        let belgium = await nobody.crisis().screen(locale: "en", region: "BE")
        XCTAssertEqual(Set(belgium.lines.map(\.languages)), [["Dutch"], ["French"]])

        let guessed = await nobody.crisis().screen(locale: "en-ES")
        XCTAssertEqual(guessed.whereabouts, .language)
        XCTAssertEqual(guessed.region, "ES")
        let unknown = await nobody.crisis().screen(locale: "en")
        XCTAssertEqual(unknown.whereabouts, .unknown)
        XCTAssertNil(unknown.region)
        let without = await nobody.crisis().screen(locale: "en", region: "ZZ")
        XCTAssertEqual(without.whereabouts, .told)
        XCTAssertNil(without.region)
        let said = [guessed, unknown, without]
        XCTAssertEqual(said.map(\.aboutTheRegion), said.map(\.sentences.last))
        XCTAssertEqual(Set(try said.map { try XCTUnwrap($0.aboutTheRegion) }).count, 3)

        let regions = crisisRegions(locale: "es")
        XCTAssertTrue(regions.contains(CrisisRegion(code: "ES", name: "España")), "\(regions)")
        for region in regions {
            let there = await nobody.crisis().screen(locale: "es", region: region.code)
            XCTAssertEqual(there.region, region.code)
        }
    }

    func test_an_edit_of_the_plan_names_only_what_changes() async throws {
        let ana = companion("ana")
        try await write(ana)
        let before = try await ana.crisis().state()
        XCTAssertEqual(before.region, "ES")
        XCTAssertFalse(before.regionWithoutLines)
        let moved = try await ana.crisis().edit(plan: CrisisPlanEdit(region: "ZZ"))
        XCTAssertEqual(moved.region, "ZZ")
        XCTAssertTrue(moved.regionWithoutLines)
        XCTAssertEqual(moved.reasons, before.reasons)
        XCTAssertEqual(moved.steps, before.steps)
        let walked = try await ana.crisis().edit(plan: CrisisPlanEdit(items: [.coping: ["Walk to the sea"]]))
        XCTAssertEqual(walked.reasons, before.reasons)
        XCTAssertEqual(walked.region, "ZZ")
        XCTAssertEqual(walked.steps.first { $0.step == .coping }?.items, ["Walk to the sea"])
        XCTAssertEqual(walked.steps.first { $0.step == .help }?.nodes.count, 1)
    }

    func test_who_stands_beside_somebody_is_told_what_to_do_and_on_what_that_rests() {
        let family = crisisHelp(locale: "en", forRole: .supporter)
        let work = crisisHelp(locale: "en", forRole: .therapist)
        XCTAssertNotEqual(family.title, work.title)
        for help in [family, work] {
            XCTAssertFalse(help.points.isEmpty)
            XCTAssertFalse(help.sources.isEmpty)
            XCTAssertTrue(help.sources.allSatisfy { $0.address.hasPrefix("https://") }, "\(help.sources)")
        }
    }

    func test_a_plan_is_printed_once_its_owner_agreed_that_it_leaves_encryption() async throws {
        let ana = companion("ana")
        try await write(ana)
        let refused = await code { _ = try await ana.crisis().printHtml(locale: "en", minutesEast: 60) }
        XCTAssertEqual(refused, "consent_needed")
        try await ana.consents().give(ana.consents().text(document: .export, locale: "en"))
        let page = String(decoding: try await ana.crisis().printHtml(locale: "en", minutesEast: 60), as: UTF8.self)
        XCTAssertTrue(page.hasPrefix("<!DOCTYPE html>"))
        XCTAssertTrue(page.contains("Walk to the river"))
        let paper = try await ana.crisis().printPdf(locale: "en", minutesEast: 60)
        XCTAssertEqual(String(decoding: paper.prefix(4), as: UTF8.self), "%PDF")
        let told = try await ana.accessLog().read(locale: "en").map(\.sentence)
        XCTAssertEqual(told.filter { $0.hasPrefix("You took the crisis plan") }.count, 2, "\(told)")
    }
}
