namespace Guildhall.Tests.Contract;

public enum ContractSide
{
    Client,
    Simulator,
}

/// <summary>Where an exchange and Discord's description disagree.</summary>
/// <param name="At">A JSON pointer into the body, or the header or parameter.</param>
/// <param name="IsWarning">Listed, never failing: Discord ignores what it does not know.</param>
internal sealed record ContractViolation(ContractSide Side, string At, string Message, bool IsWarning = false)
{
    public override string ToString() => $"{Side}: {At} {Message}";
}
