using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Actions.Deeds;

/// <summary>Members as Discord has them.</summary>
internal static class Members
{
    /// <summary>Null for somebody who is not in the guild.</summary>
    /// <exception cref="DiscordApiException">Discord did not answer.</exception>
    public static async Task<Member?> TryGetAsync(
        DiscordRest rest,
        Snowflake<Guild> guild,
        Snowflake<User> user,
        CancellationToken cancellation
    )
    {
        try
        {
            return await rest.GetMemberAsync(guild, user, cancellation);
        }
        catch (DiscordApiException exception) when (IsAbsence(exception))
        {
            return null;
        }
    }

    public static Refusal? ExplainAbsence(Case row, DiscordApiException refused) =>
        IsAbsence(refused) ? ActionRefusals.TargetLeft(row.TargetName) : null;

    private static bool IsAbsence(DiscordApiException exception) =>
        exception.Code is DiscordErrorCodes.UnknownMember or DiscordErrorCodes.UnknownUser;
}
