using Guildhall.Aegis.Access;

namespace Guildhall.Aegis.Cases;

/// <summary>What reading and changing cases asks for.</summary>
internal static class CaseNeeds
{
    public static Need View { get; } = new() { Rights = [Rights.View] };

    /// <summary>Other people's cases.</summary>
    public static Need Edit { get; } = new() { Rights = [Rights.Edit, Rights.Admin] };

    public static Need Evidence { get; } = new() { Rights = [Rights.Evidence, Rights.Edit, Rights.Admin] };

    public static Need Administer { get; } = new() { Rights = [Rights.Admin] };
}
