using System.Globalization;
using System.Text;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Observed;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary><c>/modstats</c>: who did how much; everybody sees their own figures, <c>mod:edit</c> sees all.</summary>
internal sealed class ShowModStats(Db db, ObservedCounts observed, Gates gates, TimeProvider time) : ICommand
{
    private const int MostPeople = 20;

    public static CommandSpec Spec { get; } =
        new("modstats", "Show how many cases staff opened")
        {
            Options =
            [
                CommandOption.User("user", "Whose; default: yours, or everybody's"),
                CommandOption.Text("period", "Of the last 7d, 1mo; default: 30d") with
                {
                    MaxLength = 100,
                },
            ],
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = Permissions.ModerateMembers,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, CaseNeeds.View, cancellation) is { } closed)
        {
            return closed;
        }

        if (!DurationText.Read(context.TryGetText("period") ?? "30d").TryGet(out var length, out var refusal))
        {
            return refusal;
        }

        var seesAll = await gates.CheckAsync(staff, CaseNeeds.Edit, cancellation) is null;
        var asked = context.TryGetUser("user");
        if (!seesAll && asked is { } other && other != context.User)
        {
            return await gates.CheckAsync(staff, CaseNeeds.Edit, cancellation) is { } no
                ? no
                : CaseRefusals.NothingToChange;
        }

        var whose = asked ?? (seesAll ? default : context.User);
        var since = time.GetUtcNow() - length;
        var rows = await db.QueryAsync<ActorCount>(
            CaseListSql.Actors,
            new
            {
                context.Guild,
                Actor = (long)whose.Value,
                Since = since,
            },
            cancellation
        );
        var byHand = await observed.ByAsync(context.Guild, whose.IsEmpty ? null : whose, since, cancellation);
        return new Reply
        {
            Embeds =
            [
                new()
                {
                    Title = $"Cases of the last {DurationText.Write(length)}",
                    Description = CaseText.Cut(Describe(rows, byHand), 4096),
                    Footer = new("Numbers tell how much was written down, not how well it was judged."),
                },
            ],
            Ephemeral = true,
        };
    }

    private static string Describe(IReadOnlyList<ActorCount> rows, IReadOnlyList<ObservedCount> byHand)
    {
        var text = new StringBuilder();
        var seen = byHand.GroupBy(row => row.ActorId).ToDictionary(group => group.Key, ObservedCounts.Describe);
        var people = rows.GroupBy(row => row.ActorId).OrderByDescending(group => group.Sum(row => row.Count));
        foreach (var person in people.Take(MostPeople))
        {
            var kinds = string.Join(
                ", ",
                person
                    .OrderByDescending(row => row.Count)
                    .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Count} {row.Kind.Stored()}"))
            );
            text.Append(
                CultureInfo.InvariantCulture,
                $"**{CaseText.Plain(person.First().ActorName)}** {person.Sum(row => row.Count)}: {kinds}"
            );
            text.Append(seen.Remove(person.Key, out var also) ? $"; by hand {also}\n" : "\n");
        }

        foreach (var (person, acts) in seen.Take(MostPeople))
        {
            text.Append(CultureInfo.InvariantCulture, $"<@{person}> by hand {acts}\n");
        }

        return text.Length == 0 ? "Nothing." : text.ToString();
    }

    private sealed record ActorCount(Snowflake<User> ActorId, string ActorName, CaseKind Kind, long Count);
}
