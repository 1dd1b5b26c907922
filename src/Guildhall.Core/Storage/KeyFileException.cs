namespace Guildhall.Core.Storage;

/// <summary>A file of a key that cannot be used as it is; the message says which, and what to do.</summary>
public sealed class KeyFileException(string message) : Exception(message);
