using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;

namespace Guildhall.Aegis.Actions;

/// <summary>From a moderation command to its request, and from the outcome to the answer: the same for all of them.</summary>
internal sealed class StaffCalls(
    Enforcement enforcement,
    Targets targets,
    EvidenceReach reach,
    GuildSettingsBook settings,
    OutcomeReply words,
    PublicReplies publicly,
    Db db
)
{
    /// <param name="adapt">Adds what the command has of its own.</param>
    public async Task<Result<Reply>> RunAsync(
        CommandContext context,
        CaseKind kind,
        Func<ActionRequest, GuildSettings, Result<ActionRequest>> adapt,
        CancellationToken cancellation
    )
    {
        var user = context.GetUser(ActionOptions.User);
        if (!(await targets.FindAsync(context, user, cancellation)).TryGet(out var target, out var refusal))
        {
            return refusal;
        }

        var guild = await settings.GetAsync(context.Guild, cancellation);
        if (!Reason(context, guild).TryGet(out var reason, out refusal))
        {
            return refusal;
        }

        if (!(await reach.ReadAsync(context, cancellation)).TryGet(out var evidence, out refusal))
        {
            return refusal;
        }

        var request = Begin(context, kind, target) with
        {
            Reason = reason.Text,
            Silent = context.TryGetBoolean(ActionOptions.Silent) ?? false,
            Note = context.TryGetText(ActionOptions.Note),
            Evidence = evidence.Items,
        };
        if (!adapt(request, guild).TryGet(out var complete, out refusal))
        {
            return refusal;
        }

        // Beside the act, not before it: who asked sees at once that it was heard, and nothing waits for that.
        var acknowledged = context.DeferAsync(cancellation);
        var answered = await CarryOutAsync(complete, cancellation);
        await acknowledged.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (guild.General.PublicReplies && kind != CaseKind.Note && answered.TryGet(out var reply, out _))
        {
            await publicly.ShowAsync(context.Channel, reply, cancellation);
        }

        return answered;
    }

    /// <summary>A request of this very interaction, which is its key.</summary>
    public static ActionRequest Begin(RequestContext context, CaseKind kind, Target target) =>
        new()
        {
            Kind = kind,
            Target = target,
            Actor = Staff.Of(context),
            Key = $"interaction:{context.Interaction.Id}",
            Source = CaseSource.Command,
            Answer = new(context.Reference, context.Channel),
        };

    public async Task<Result<Reply>> CarryOutAsync(ActionRequest request, CancellationToken cancellation) =>
        (await enforcement.CarryOutAsync(request, cancellation)).TryGet(out var outcome, out var refusal)
            ? (await words.OfAsync(outcome, cancellation)) with
            {
                WhenSent = token => SettleAsync(outcome, token),
            }
            : refusal;

    /// <summary>The answer is there: nothing is left to stand in for.</summary>
    private Task SettleAsync(CaseOutcome outcome, CancellationToken cancellation) =>
        outcome.State is OutcomeState.Done or OutcomeState.Failed
            ? db.WriteAsync(unit => unit.CancelAsync<CarryOutJob>(CarryOutJob.KeyOf(outcome.Case.Key)), cancellation)
            : Task.CompletedTask;

    /// <summary>A length in an option that may be left out.</summary>
    /// <param name="usual">Where it is left out.</param>
    public static Result<Length> Duration(CommandContext context, Length usual) =>
        context.TryGetText(ActionOptions.Duration) is { } text ? DurationText.ReadOrPermanent(text) : usual;

    /// <param name="usual">Where it is left out.</param>
    public static Result<Length> Deletion(CommandContext context, TimeSpan usual)
    {
        if (context.TryGetText(ActionOptions.DeleteMessages) is not { } text)
        {
            return new Length(usual);
        }

        if (text.Trim() is "0" or "no" or "none")
        {
            return new Length(TimeSpan.Zero);
        }

        // Discord's own menu counts days.
        var isDays = int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days);
        return DurationText
            .Read(isDays ? $"{days}d" : text, ActionRules.LongestDeletion)
            .TryGet(out var length, out var refusal)
            ? new Length(length)
            : refusal;
    }

    private static Result<Wording> Reason(CommandContext context, GuildSettings guild)
    {
        var own = context.TryGetText(ActionOptions.Reason);
        if (context.TryGetText(ActionOptions.Template) is not { } name)
        {
            return new Wording(own);
        }

        var templates = guild.Moderation.Templates;
        var found = templates.Keys.FirstOrDefault(key => key.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
        if (found is null)
        {
            var known = templates.Count == 0 ? "none yet" : string.Join(", ", templates.Keys.Order());
            return new Refusal(
                "aegis.unknown_template",
                $"There is no template “{CaseText.Plain(name)}”. There are: {known}."
            );
        }

        return new Wording(ReadableText.Clean(own) is null ? templates[found] : $"{templates[found]} {own}");
    }

    private sealed record Wording(string? Text);
}
