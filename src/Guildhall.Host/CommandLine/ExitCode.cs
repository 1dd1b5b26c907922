namespace Guildhall.Host.CommandLine;

/// <summary>What every verb ends with.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The verb did its work, and what it found is a no: a secret, a refused document, a missing setting.</summary>
    public const int Found = 1;

    public const int WrongUse = 2;

    public const int Failed = 3;
}
