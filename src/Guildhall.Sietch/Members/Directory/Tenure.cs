namespace Guildhall.Sietch.Members.Directory;

/// <summary>How long somebody has been a member, as others see it.</summary>
internal enum Tenure
{
    Member,
    Veteran,
    Elder,

    /// <summary>Came within 30 days of the opening.</summary>
    Og,
}

internal static class Tenures
{
    private static readonly TimeSpan opening = TimeSpan.FromDays(30);
    private static readonly TimeSpan veteran = TimeSpan.FromDays(90);
    private static readonly TimeSpan elder = TimeSpan.FromDays(180);

    public static Tenure Of(DateTimeOffset onboardedAt, DateTimeOffset launchedAt, DateTimeOffset now) =>
        onboardedAt - launchedAt <= opening ? Tenure.Og
        : now - onboardedAt >= elder ? Tenure.Elder
        : now - onboardedAt >= veteran ? Tenure.Veteran
        : Tenure.Member;
}
