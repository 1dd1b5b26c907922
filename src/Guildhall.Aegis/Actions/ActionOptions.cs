using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions;

/// <summary>The options that moderation commands share, so that they read the same everywhere.</summary>
internal static class ActionOptions
{
    public const string User = "user";
    public const string Reason = "reason";
    public const string Duration = "duration";
    public const string DeleteMessages = "delete_messages";
    public const string Silent = "silent";
    public const string Note = "note";
    public const string Template = "template";
    public const string Evidence = "evidence";
    public const string Link = "evidence_link";

    /// <summary>30 commands a minute for each member of staff; how much is done with them has a limit of its own.</summary>
    public static Cooldown Pace { get; } = new(30, TimeSpan.FromMinutes(1));

    public static ApplicationCommandOption Target(string description) =>
        CommandOption.User(User, description).Required();

    public static ApplicationCommandOption Length(string description) =>
        CommandOption.Text(Duration, description) with
        {
            MaxLength = 100,
        };

    public static ApplicationCommandOption Deletion { get; } =
        CommandOption.Text(DeleteMessages, "Delete their messages of this long: 1h, 1d, up to 7d") with
        {
            MaxLength = 100,
        };

    /// <summary>After a command's own options.</summary>
    public static IReadOnlyList<ApplicationCommandOption> Common { get; } =
    [
        CommandOption.Text(Reason, "Why; the person reads it") with
        {
            MaxLength = ActionRules.LongestReason,
        },
        CommandOption.Text(Template, "A reason by its short name, from the settings").Suggested() with
        {
            MaxLength = 100,
        },
        CommandOption.Boolean(Silent, "Send the person no message"),
        CommandOption.Text(Note, "For staff alone") with
        {
            MaxLength = 2000,
        },
        CommandOption.Attachment(Evidence, "A file to keep with the case"),
        CommandOption.Attachment($"{Evidence}_2", "A second file"),
        CommandOption.Attachment($"{Evidence}_3", "A third file"),
        CommandOption.Text(Link, "Links to messages to keep with the case"),
    ];
}
