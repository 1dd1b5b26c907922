using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;

namespace Guildhall.Aegis.Actions;

/// <summary>What a request must be by itself, whoever makes it. Pure.</summary>
internal static class ActionRules
{
    public const int LongestReason = 1000;

    public static readonly TimeSpan LongestDeletion = TimeSpan.FromDays(7);

    /// <summary>Null where it is fit.</summary>
    public static Refusal? Check(ActionRequest request, GuildSettings guild)
    {
        if (request.Reason is { Length: > LongestReason } reason)
        {
            return ActionRefusals.ReasonTooLong(reason.Length);
        }

        if (request.IsByPerson && ReadableText.Clean(request.Reason) is null && WantsReason(request.Kind, guild))
        {
            return ActionRefusals.ReasonMissing;
        }

        if (request.DeleteMessages > LongestDeletion || request.DeleteMessages < TimeSpan.Zero)
        {
            return ActionRefusals.TooMuchDeletion;
        }

        return request.Duration switch
        {
            { } length when length <= TimeSpan.Zero => DurationText.BadDuration(DurationText.Write(length)),
            { } length when length > DurationText.Longest => DurationText.TooLong(length, DurationText.Longest),
            _ => null,
        };
    }

    private static bool WantsReason(CaseKind kind, GuildSettings guild) =>
        kind switch
        {
            CaseKind.Note => true,
            CaseKind.Warn => guild.RequireReason.Warn,
            CaseKind.Mute => guild.RequireReason.Mute,
            CaseKind.Unmute => guild.RequireReason.Unmute,
            CaseKind.Kick => guild.RequireReason.Kick,
            CaseKind.Ban => guild.RequireReason.Ban,
            CaseKind.Unban => guild.RequireReason.Unban,
            CaseKind.Softban => guild.RequireReason.Softban,
            CaseKind.Role => guild.RequireReason.Role,
            _ => false,
        };
}
