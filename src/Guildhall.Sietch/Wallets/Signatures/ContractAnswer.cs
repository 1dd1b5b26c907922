namespace Guildhall.Sietch.Wallets.Signatures;

/// <summary>What a chain says of a contract's signature.</summary>
internal enum ContractAnswer
{
    /// <summary>Too few endpoints gave a usable answer, or they do not agree.</summary>
    Silent,

    /// <summary>No contract stands at that address.</summary>
    NoCode,

    No,

    Yes,
}
