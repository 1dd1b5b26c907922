using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Mass;

/// <summary>What staff read: the preview with its button, the progress, the summary with the way back.</summary>
internal sealed class MassReply(CustomIds ids)
{
    public static readonly TimeSpan UndoWindow = TimeSpan.FromHours(24);
    private static readonly TimeSpan previewLife = TimeSpan.FromMinutes(30);

    public Reply Preview(MassAction action, MassOrder order, IReadOnlyList<MassTarget> targets)
    {
        var meant = targets.Where(target => target.Outcome == MassTarget.Waiting).ToList();
        var refused = targets.Where(target => target.Outcome == MassTarget.Refused).ToList();
        var verb = MassText.Verb(order.Kind);
        return new()
        {
            Ephemeral = true,
            Embeds =
            [
                new()
                {
                    Title = $"Dry run: {verb} {MassText.People(meant.Count)}",
                    Description =
                        meant.Count == 0
                            ? "Nobody is meant. Nothing was done."
                            : $"Nothing was done yet.\n{MassText.Names(meant, meant.Count)}",
                    Fields = Fields(meant, refused),
                },
            ],
            Files = MassText.List(meant) is { } list ? [list] : [],
            Components =
                meant.Count == 0
                    ? []
                    :
                    [
                        ActionRow.Of(
                            Button.Danger(
                                ids.Make(
                                    ConfirmMass.Name,
                                    action.MassId.ToString(),
                                    action.GuildId,
                                    action.ActorId,
                                    previewLife
                                ),
                                $"{char.ToUpperInvariant(verb[0])}{verb[1..]} {MassText.People(meant.Count)}"
                            )
                        ),
                    ],
        };
    }

    private static List<EmbedField>? Fields(List<MassTarget> meant, List<MassTarget> refused)
    {
        List<EmbedField> fields = refused.Count == 0 ? [] : [new("Left out", MassText.Refused(refused))];
        var unasked = meant.Count(target => target.Code == AlreadySo.NotLookedUp);
        if (unasked > 0)
        {
            fields.Add(
                new(
                    "Not looked up",
                    $"{MassText.Number(unasked)} of them are not in the server, and too many to ask Discord for: ids that nobody has are "
                        + "left out when they are banned."
                )
            );
        }

        return fields.Count == 0 ? null : fields;
    }

    public static Reply Progress(MassOrder order, int done, int count) =>
        new($"{MassText.Number(done)} of {MassText.Number(count)} {MassText.Past(order.Kind)} …") { Ephemeral = true };

    public static Reply UndoProgress(int done, int count) =>
        new($"{MassText.Number(done)} of {MassText.Number(count)} taken back …") { Ephemeral = true };

    public static Reply Stopped(Refusal refusal) => new($"Nothing was done. {refusal.Message}") { Ephemeral = true };

    public Reply Summary(MassAction action, MassOrder order, IReadOnlyList<MassTarget> targets) =>
        new()
        {
            Ephemeral = true,
            Embeds = [Embed(action, order, targets)],
            Components = UndoButton(action, order, targets),
        };

    /// <summary>The one message in the mod-log, which stands for all its cases.</summary>
    public MessagePayload Log(MassAction action, MassOrder order, IReadOnlyList<MassTarget> targets) =>
        new()
        {
            Embeds = [Embed(action, order, targets)],
            Components = UndoButton(action, order, targets),
            AllowedMentions = AllowedMentions.None,
        };

    private static Embed Embed(MassAction action, MassOrder order, IReadOnlyList<MassTarget> targets)
    {
        var done = targets
            .Where(target => target.Outcome is MassTarget.Done or MassTarget.Undone or MassTarget.Kept)
            .ToList();
        var undone = targets.Count(target => target.Outcome == MassTarget.Undone);
        var refused = targets.Where(target => target.Outcome == MassTarget.Refused).ToList();
        var numbers = done.Select(target => target.CaseNumber).OfType<long>().Order().ToList();
        List<EmbedField> fields = [new("By", $"<@{action.ActorId}>", Inline: true)];
        if (numbers.Count > 0)
        {
            fields.Add(
                new("Cases", numbers.Count == 1 ? $"#{numbers[0]}" : $"#{numbers[0]} to #{numbers[^1]}", Inline: true)
            );
        }

        if (order.Length is { } length)
        {
            fields.Add(new("For", DurationText.Write(length), Inline: true));
        }

        if (refused.Count > 0)
        {
            fields.Add(new("Left out", MassText.Refused(refused)));
        }

        if (action.State == MassAction.Undone)
        {
            fields.Add(new("Taken back", MassText.People(undone)));
        }

        return new()
        {
            Title = $"Mass {MassText.Verb(order.Kind)}: {MassText.People(done.Count)}",
            Description = string.IsNullOrWhiteSpace(order.Reason)
                ? null
                : CaseText.Plain(CaseText.Cut(order.Reason, 1000)),
            Color = action.State == MassAction.Undone ? 0x95A5A6 : CaseColors.Of(order.Kind),
            Fields = fields,
            Timestamp = action.BegunAt,
        };
    }

    private IReadOnlyList<Component> UndoButton(
        MassAction action,
        MassOrder order,
        IReadOnlyList<MassTarget> targets
    ) =>
        action.State == MassAction.Ended
        && order.Kind != CaseKind.Kick
        && targets.Any(target => target.Outcome == MassTarget.Done)
            ?
            [
                ActionRow.Of(
                    Button.Secondary(
                        ids.Make(UndoMassClick.Name, action.MassId.ToString(), action.GuildId, null, UndoWindow),
                        "Undo (24 h)"
                    )
                ),
            ]
            : [];
}
