import Foundation
import KithFFI

/// A store in a folder, for machines without a key store: who can read the folder can read the secrets, whatever their
/// class. It must lie outside of the vault's folder. On an iPhone the Keychain takes its place.
public final class FolderSecretStore: SecretStore {
    private let folder: URL

    /// A store in this folder, which is made when something is first kept.
    public init(folder: URL) {
        self.folder = folder
    }

    /// Keeps or replaces a secret.
    public func put(name: String, class _: KeyClass, secret: Data) throws {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try secret.write(to: folder.appendingPathComponent(name), options: .atomic)
        } catch {
            throw SecretStoreError.Failed
        }
    }

    /// Reads a secret; `nil` if there is none.
    public func get(name: String) throws -> Data? {
        let file = folder.appendingPathComponent(name)
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        do { return try Data(contentsOf: file) } catch { throw SecretStoreError.Failed }
    }

    /// Erases a secret; erasing what is not there is success.
    public func delete(name: String) throws {
        let file = folder.appendingPathComponent(name)
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        do { try FileManager.default.removeItem(at: file) } catch { throw SecretStoreError.Failed }
    }
}
