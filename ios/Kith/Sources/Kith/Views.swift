import KithFFI

extension Consents {
    /// Agrees to the text that was shown. If it is not the current one any more, the call fails with `consent_changed`.
    @discardableResult
    public func give(_ text: ConsentText, with person: String? = nil) async throws -> ConsentDecision {
        try await give(document: text.document, with: person, seen: text.hash)
    }
}

extension CrisisPlan {
    /// What stands in a step, in its order; empty if nothing does.
    public subscript(step: CrisisStepName) -> [CrisisItem] {
        steps.first { $0.step == step }?.items ?? []
    }
}

extension SharedContent {
    /// The text of a field; `nil` if it has none or is no text.
    public func text(_ field: String) -> String? {
        if case .text(let text) = value(field) { text } else { nil }
    }

    /// The number of a field, or its time in milliseconds; `nil` if it has none or is no number.
    public func number(_ field: String) -> Int64? {
        if case .number(let number) = value(field) { number } else { nil }
    }

    /// The texts of a field; `nil` if it has none or is no list of texts.
    public func texts(_ field: String) -> [String]? {
        if case .texts(let texts) = value(field) { texts } else { nil }
    }

    private func value(_ field: String) -> SharedValue? {
        fields.first { $0.name == field }?.value
    }
}
