using System.Globalization;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live.Votes;

/// <summary>A vote in words, and its message.</summary>
internal sealed class VoteText(CustomIds ids)
{
    private static readonly TimeSpan lifetime = TimeSpan.FromDays(30);

    /// <param name="hit">What happened; null keeps what the message says of it.</param>
    /// <param name="shown">The message as it is; null for none.</param>
    public MessagePayload Of(Vote vote, IReadOnlyList<Ballot> ballots, ActOnHitJob? hit, Message? shown)
    {
        var context =
            hit is not null ? HitText.Context(hit)
            : shown is { Embeds: [var first, ..] } ? first
            : null;
        var embed = (context ?? new() { Title = CaseText.Cut($"AutoMod: {CaseText.Plain(vote.Rule)}", 256) }) with
        {
            Color = HitText.Colour,
            Fields = [new("Votes", CaseText.Cut(Votes(ballots), 1_024)), new("State", State(vote))],
        };
        return new()
        {
            Embeds = [embed],
            Components = vote.IsOpen ? [Buttons(vote)] : [],
            AllowedMentions = AllowedMentions.None,
        };
    }

    public static Refusal Over(Vote vote) =>
        new("aegis.vote_over", vote.State == VoteState.Open ? "Its time is over; nobody decided." : State(vote));

    public static string Cast(Vote vote, VoteChoice choice, Tally tally) =>
        tally.IsDecided
            ? $"Decided: {VoteChoices.Label(choice)}."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Your vote: {VoteChoices.Label(choice)} ({tally.Count} of {vote.Quorum}). You can change it until it is decided."
            );

    private static string State(Vote vote)
    {
        if (vote.State == VoteState.Expired)
        {
            return "Nobody decided in time; nothing was done.";
        }

        if (vote.IsOpen)
        {
            var needed = vote.Quorum == 1 ? "one vote decides" : $"{vote.Quorum} equal votes decide";
            return $"Open until <t:{vote.ExpiresAt.ToUnixTimeSeconds()}:f>; {needed}.";
        }

        StoredNames.TryRead<VoteChoice>(vote.Choice, out var choice);
        var by = CaseText.Plain(vote.DecidedByName ?? "");
        return $"Decided: {VoteChoices.Label(choice)}, by the vote of {by}. {vote.Outcome ?? "It is being carried out."}";
    }

    private static string Votes(IReadOnlyList<Ballot> ballots) =>
        ballots.Count == 0
            ? "none yet"
            : string.Join(
                '\n',
                ballots
                    .GroupBy(ballot => ballot.Choice)
                    .Select(group =>
                        $"{group.Key}: {string.Join(", ", group.Select(b => CaseText.Plain(b.VoterName)))}"
                    )
            );

    private ActionRow Buttons(Vote vote) =>
        new()
        {
            Components =
            [
                .. Enum.GetValues<VoteChoice>()
                    .Select(choice =>
                        Button.Secondary(
                            ids.Make(
                                PressVote.Spec.Name,
                                PressVote.StateOf(vote, choice),
                                vote.GuildId,
                                null,
                                lifetime
                            ),
                            VoteChoices.Label(choice)
                        )
                    ),
            ],
        };
}
