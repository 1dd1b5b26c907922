namespace Guildhall.Sietch.Chain;

/// <summary>One block of the chain: two of the same number with different hashes are a reorganisation.</summary>
internal readonly record struct Block(ulong Number, Word Hash);
