namespace Guildhall.Aegis.Raids.Detection;

/// <summary>How suspicious one join is, from 0 to <see cref="Certain"/>. Pure.</summary>
internal static class JoinSuspicion
{
    public const int Certain = 1000;

    /// <summary>From here on somebody counts towards a raid, is held during one, and is proposed for a cleanup.</summary>
    public const int Suspicious = 350;

    private const int NoAvatar = 50;
    private const int Alike = 100;
    private const int VeryAlike = 200;
    private const int FewAlike = 3;
    private const int ManyAlike = 10;

    private static readonly TimeSpan settled = TimeSpan.FromDays(30);
    private static readonly TimeSpan grown = TimeSpan.FromDays(180);

    /// <param name="alike">How many who joined within the hour have such a name, this one counted.</param>
    public static int Of(Joiner joiner, int alike, JoinThresholds thresholds)
    {
        var age = joiner.Age;
        var weight =
            ByAge(age, thresholds.YoungAccount)
            + (joiner.HasAvatar ? 0 : NoAvatar)
            + (
                alike >= ManyAlike ? VeryAlike
                : alike >= FewAlike ? Alike
                : 0
            );
        if (age >= thresholds.YoungAccount)
        {
            weight = ByInvite(joiner, weight, age, thresholds);
        }

        return Math.Min(weight, Certain);
    }

    private static int ByAge(TimeSpan age, TimeSpan young) =>
        age < TimeSpan.FromDays(1) && age < young ? 1000
        : age < young ? 800
        : age < settled ? 450
        : age < grown ? 200
        : 100;

    /// <summary>A crowd that follows the guild's own invite is a success, not a raid. Where nobody knows the invite, old
    /// accounts alone are never suspicious either.</summary>
    private static int ByInvite(Joiner joiner, int weight, TimeSpan age, JoinThresholds thresholds) =>
        joiner.Invite switch
        {
            { } code when thresholds.OfficialInvites.Contains(code) => weight / 4,
            null when age >= settled => Math.Min(weight, Suspicious - NoAvatar),
            _ => weight,
        };
}
