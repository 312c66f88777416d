import KithFFI

/// What a screen learns from the feed.
public enum Update: Equatable, Sendable {
    /// This part changed.
    case of(Change)
    /// Changes were dropped while nobody looked: read everything anew.
    case everything
}

/// The changes of a companion, pulled while somebody iterates. A slow reader is not flooded: the feed is bounded and
/// says so by ``Update/everything``. One reader at a time.
public struct Changes: AsyncSequence, Sendable {
    /// What changed.
    public typealias Element = Update
    private let companion: KithFFI.Companion
    private let every: Duration

    init(companion: KithFFI.Companion, every: Duration) {
        self.companion = companion
        self.every = every
    }

    /// Starts to pull.
    public func makeAsyncIterator() -> Iterator {
        Iterator(companion: companion, every: every)
    }

    /// Pulls when it is asked for the next update and none waits.
    public struct Iterator: AsyncIteratorProtocol {
        private let companion: KithFFI.Companion
        private let every: Duration
        private var waiting: [Update] = []

        init(companion: KithFFI.Companion, every: Duration) {
            self.companion = companion
            self.every = every
        }

        /// The next update; `nil` once the task is cancelled.
        public mutating func next() async -> Update? {
            while waiting.isEmpty {
                let batch = companion.nextBatch(max: 64)
                if batch.overflowed { waiting.append(.everything) }
                waiting += batch.changes.map(Update.of)
                if waiting.isEmpty {
                    do { try await Task.sleep(for: every) } catch { return nil }
                }
            }
            return waiting.removeFirst()
        }
    }
}

extension KithFFI.Companion {
    /// The changes of this companion, looked for every quarter of a second unless said otherwise.
    public func changes(every: Duration = .milliseconds(250)) -> Changes {
        Changes(companion: self, every: every)
    }
}
