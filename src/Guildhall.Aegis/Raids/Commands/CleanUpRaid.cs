using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Raids.Cleanup;
using Guildhall.Aegis.Raids.Joins;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids.Commands;

/// <summary><c>/raid cleanup</c>: lists newcomers to ban; only its button bans.</summary>
internal sealed class CleanUpRaid(CleanupDesk desk) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("raid cleanup", "List newcomers by what they have in common, then ban them at once")
        {
            Options =
            [
                CommandOption.Text("since", "Who joined in the last 30m, 2h, 1d; else since the raid began"),
                CommandOption.Text("younger", "Only accounts younger than 7d, 12h"),
                CommandOption.Text("name", "Only names with this in them; * and ? stand for other characters"),
                CommandOption.Boolean("no_avatar", "Only accounts without an avatar"),
                CommandOption.Boolean("everyone", "Also those who do not look suspicious"),
                CommandOption.Choice("delete_messages", "Of those banned; else none", "1h", "1d", "7d"),
                CommandOption.Text("reason", "For the record, up to 300 characters"),
            ],
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.BanMembers,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        Read(context).TryGet(out var order, out var refusal)
            ? await desk.PlanAsync(Staff.Of(context), order, cancellation)
            : refusal;

    private static Result<CleanupOrder> Read(CommandContext context)
    {
        if (!Length(context, "since", JoinLog.Retention).TryGet(out var since, out var refusal))
        {
            return refusal;
        }

        if (!Length(context, "younger", null).TryGet(out var younger, out refusal))
        {
            return refusal;
        }

        if (!Length(context, "delete_messages", ActionRules.LongestDeletion).TryGet(out var deleted, out refusal))
        {
            return refusal;
        }

        var name = context.TryGetText("name")?.Trim();
        if (name is not null && !NamePattern.IsSound(name))
        {
            return RaidRefusals.BadPattern(name.Length > 64 ? name[..64] : name);
        }

        return new CleanupOrder
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"c{context.Interaction.Id}"),
            Since = since.Time,
            YoungerThan = younger.Time,
            Name = name,
            NoAvatar = context.TryGetBoolean("no_avatar") ?? false,
            Everyone = context.TryGetBoolean("everyone") ?? false,
            DeleteMessages = deleted.Time ?? TimeSpan.Zero,
            Reason = context.TryGetText("reason") is { } reason ? Shortened(reason) : null,
        };
    }

    private static Result<Length> Length(CommandContext context, string option, TimeSpan? longest)
    {
        if (context.TryGetText(option) is not { } text)
        {
            return new Length(null);
        }

        return DurationText.Read(text, longest).TryGet(out var length, out var refusal) ? new Length(length) : refusal;
    }

    private static string Shortened(string reason) => reason.Length > 300 ? reason[..300] : reason;
}
