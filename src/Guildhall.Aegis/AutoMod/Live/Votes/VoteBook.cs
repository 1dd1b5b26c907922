using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live.Votes;

/// <summary>The votes on hits: opened once for each hit, decided once, by the first choice with enough votes.</summary>
internal sealed class VoteBook(Db db)
{
    public Task<Vote?> FindAsync(Snowflake<Guild> guild, long id, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<Vote>(VoteSql.Find, new { Guild = guild, Id = id }, cancellation);

    public Task<IReadOnlyList<Ballot>> BallotsAsync(Vote vote, CancellationToken cancellation) =>
        db.QueryAsync<Ballot>(VoteSql.Ballots, new { Guild = vote.GuildId, Id = vote.VoteId }, cancellation);

    /// <param name="place">The channel of staff.</param>
    public Task OpenAsync(
        ActOnHitJob hit,
        Snowflake<Channel> place,
        int quorum,
        TimeSpan length,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            async unit =>
            {
                var id = Vote.IdOf(hit);
                var row = new
                {
                    hit.Guild,
                    Id = id,
                    Subject = new Snowflake<AnyEntity>(hit.Subject),
                    hit.Rule,
                    hit.User,
                    hit.UserName,
                    hit.Channel,
                    hit.Matched,
                    Quorum = quorum,
                    Place = place,
                    unit.Now,
                    ExpiresAt = unit.Now + length,
                };
                if (await unit.ExecuteAsync(VoteSql.Open, row) == 1)
                {
                    await unit.EnqueueAsync(new ShowVoteJob(hit.Guild, id, 1) { Hit = hit });
                    await unit.EnqueueAsync(new ExpireVoteJob(hit.Guild, id), unit.Now + length);
                }
            },
            cancellation
        );

    /// <summary>Null where it is over.</summary>
    public Task<Tally?> CastAsync(Vote vote, Staff voter, VoteChoice choice, CancellationToken cancellation) =>
        db.WriteAsync(unit => CastAsync(unit, vote, voter, choice), cancellation);

    public Task<int> ExpireAsync(Snowflake<Guild> guild, long id, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                var key = new
                {
                    Guild = guild,
                    Id = id,
                    unit.Now,
                };
                var expired = await unit.ExecuteAsync(VoteSql.Expire, key);
                if (expired == 1)
                {
                    await ShowAsync(unit, guild, id);
                }

                return expired;
            },
            cancellation
        );

    /// <summary>What became of the decision.</summary>
    public Task EndAsync(Vote vote, string outcome, long? number, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                var row = new
                {
                    Guild = vote.GuildId,
                    Id = vote.VoteId,
                    Outcome = outcome,
                    Number = number,
                };
                if (await unit.ExecuteAsync(VoteSql.End, row) == 1)
                {
                    await ShowAsync(unit, vote.GuildId, vote.VoteId);
                }
            },
            cancellation
        );

    public Task ShownAsync(Vote vote, Snowflake<Message> message, CancellationToken cancellation) =>
        db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    VoteSql.Shown,
                    new
                    {
                        Guild = vote.GuildId,
                        Id = vote.VoteId,
                        Message = message,
                        vote.Version,
                    }
                ),
            cancellation
        );

    private static async Task<Tally?> CastAsync(Unit unit, Vote vote, Staff voter, VoteChoice choice)
    {
        var row = new
        {
            Guild = vote.GuildId,
            Id = vote.VoteId,
            Voter = voter.User!.Value,
            VoterName = voter.Name,
            Choice = choice.Stored(),
            unit.Now,
        };
        if (await unit.ExecuteAsync(VoteSql.Touch, row) == 0)
        {
            return null;
        }

        await unit.ExecuteAsync(VoteSql.Cast, row);
        var ballots = await unit.QueryAsync<Ballot>(VoteSql.Ballots, row);
        var count = ballots.Count(ballot => ballot.Choice == row.Choice);
        var isDecided = count >= vote.Quorum && await unit.ExecuteAsync(VoteSql.Decide, row) == 1;
        if (isDecided)
        {
            await unit.EnqueueAsync(new CarryOutVoteJob(vote.GuildId, vote.VoteId));
        }

        await unit.AuditAsync(
            new AuditEntry
            {
                Guild = vote.GuildId,
                Actor = voter.Actor,
                Action = isDecided ? "aegis.automod_vote_decided" : "aegis.automod_voted",
                Subject = $"vote {vote.VoteId}",
                Details = new Dictionary<string, string> { ["choice"] = row.Choice, ["rule"] = vote.Rule },
            }
        );
        await ShowAsync(unit, vote.GuildId, vote.VoteId);
        return new(count, isDecided);
    }

    private static async Task ShowAsync(Unit unit, Snowflake<Guild> guild, long id)
    {
        var now = await unit.QuerySingleOrDefaultAsync<Vote>(VoteSql.Find, new { Guild = guild, Id = id });
        await unit.EnqueueAsync(new ShowVoteJob(guild, id, now!.Version));
    }
}

/// <param name="Count">Votes for the same, with the one just cast.</param>
internal sealed record Tally(int Count, bool IsDecided);
