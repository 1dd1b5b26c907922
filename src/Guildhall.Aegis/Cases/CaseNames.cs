using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Cases;

/// <summary>Fills in names where a case knows only ids: the audit log has no names.</summary>
internal sealed class CaseNames(DiscordRest rest, Db db)
{
    private readonly DiscordRest rest = rest.With(RestPriority.Log, TimeSpan.FromSeconds(10));

    public async Task<Case> CompleteAsync(Case row, CancellationToken cancellation)
    {
        var named = row with
        {
            TargetName =
                row.Kind == CaseKind.Lock
                    ? row.TargetName
                    : await NameAsync(row.TargetId, row.TargetName, cancellation),
            ActorName = await NameAsync(row.ActorId, row.ActorName, cancellation),
            EndedByName = row is { EndedById: { } ender, EndedByName: { } endedBy }
                ? await NameAsync(ender, endedBy, cancellation)
                : row.EndedByName,
        };
        if (named != row)
        {
            var names = new
            {
                Guild = row.GuildId,
                row.Number,
                named.TargetName,
                named.ActorName,
                row.EndedById,
                named.EndedByName,
            };
            await db.WriteAsync(unit => unit.ExecuteAsync(CaseSql.Rename, names), cancellation);
        }

        return named;
    }

    private async Task<string> NameAsync(Snowflake<User> user, string known, CancellationToken cancellation)
    {
        if (user.IsEmpty || known != user.ToString())
        {
            return known;
        }

        try
        {
            return (await rest.GetUserAsync(user, cancellation)).Username;
        }
        catch (DiscordApiException)
        {
            // The id says enough until somebody looks again.
            return known;
        }
    }
}
