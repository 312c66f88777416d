import KithFFI

extension KithError {
    /// The stable code of any error, such as `wrong_passphrase`.
    public var code: String {
        switch self {
        case .WrongKey(let code, _, _), .Locked(let code, _, _), .Damaged(let code, _, _),
            .NewerVersion(let code, _, _), .Busy(let code, _, _), .InvalidInput(let code, _, _),
            .NotFound(let code, _, _), .Refused(let code, _, _), .Network(let code, _, _),
            .Storage(let code, _, _), .Cancelled(let code, _, _), .Internal(let code, _, _):
            return code
        }
    }

    /// What the person, or the app for them, can do next.
    public var advice: Advice {
        switch self {
        case .WrongKey(_, let advice, _), .Locked(_, let advice, _), .Damaged(_, let advice, _),
            .NewerVersion(_, let advice, _), .Busy(_, let advice, _), .InvalidInput(_, let advice, _),
            .NotFound(_, let advice, _), .Refused(_, let advice, _), .Network(_, let advice, _),
            .Storage(_, let advice, _), .Cancelled(_, let advice, _), .Internal(_, let advice, _):
            return advice
        }
    }

    /// For the developer's eye; it holds nothing that a person wrote.
    public var detail: String {
        switch self {
        case .WrongKey(_, _, let detail), .Locked(_, _, let detail), .Damaged(_, _, let detail),
            .NewerVersion(_, _, let detail), .Busy(_, _, let detail), .InvalidInput(_, _, let detail),
            .NotFound(_, _, let detail), .Refused(_, _, let detail), .Network(_, _, let detail),
            .Storage(_, _, let detail), .Cancelled(_, _, let detail), .Internal(_, _, let detail):
            return detail
        }
    }
}
