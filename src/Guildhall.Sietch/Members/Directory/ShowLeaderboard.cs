using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members.Editions;

namespace Guildhall.Sietch.Members.Directory;

/// <summary><c>/leaderboard</c>: the first twenty by badges, for everybody to see; nothing in it says who asked.</summary>
internal sealed class ShowLeaderboard(MemberGate gate, Leaderboard board, PublishedShelf shelf, CustomIds ids)
    : ICommand
{
    private static readonly TimeSpan lifetime = TimeSpan.FromDays(1);

    public static CommandSpec Spec { get; } = new("leaderboard", "The members with the most badges");

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!(await gate.AdmitAsync(context, cancellation)).TryGet(out var insider, out var refusal))
        {
            return refusal;
        }

        var order = await board.ReadAsync(insider.Community.Tenant, cancellation);
        var lines = order
            .Take(Leaderboard.Shown)
            .Index()
            .Select(entry => Leaderboard.LineOf(entry.Index + 1, entry.Item))
            .DefaultIfEmpty("Nobody is shown yet.");
        var old = GraceText.Below(shelf.TryGet(insider.Community.Tenant));
        var mine = ids.Make(ShowOwnPlace.Name, "", context.Guild, null, lifetime);
        return new Reply(
            $"**The first {Leaderboard.Shown} by badges**\n{string.Join('\n', lines)}{old}\n-# {EditionBook.Hint}"
        )
        {
            Components = [ActionRow.Of(Button.Secondary(mine, "My own place"))],
        };
    }
}
