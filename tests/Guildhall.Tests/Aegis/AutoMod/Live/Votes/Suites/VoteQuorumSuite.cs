using Guildhall.Aegis.Access;
using Guildhall.Aegis.AutoMod.Live;
using Guildhall.Aegis.AutoMod.Live.Votes;
using Guildhall.Aegis.Raids;
using Guildhall.Discord.Model;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Aegis.AutoMod.Live.Votes.Suites;

/// <summary>What several processes decide at once on one database, each with connections of its own.</summary>
public abstract class VoteQuorumSuite(IStorageUnderTest storage) : StorageSuite(storage)
{
    private static readonly Snowflake<Guild> guild = new(900_000_000_000_000_007);

    [Fact]
    public async Task A_quorum_that_two_processes_reach_at_once_acts_once()
    {
        VoteBook[] processes = [new(Db), new(NewReplica())];
        var hit = Hit();
        await processes[0].OpenAsync(hit, new(5), quorum: 3, TimeSpan.FromHours(1), Cancellation);
        var vote = (await processes[0].FindAsync(guild, Vote.IdOf(hit), Cancellation))!;

        var tallies = await Task.WhenAll(
            Enumerable
                .Range(1, 12)
                .Select(n => processes[n % 2].CastAsync(vote, Voter(n), VoteChoice.Ban, Cancellation))
        );

        Assert.Single(tallies, tally => tally?.IsDecided == true);
        Assert.Equal(3, tallies.Count(tally => tally is not null));
        Assert.Equal(1, await JobsAsync(CarryOutVoteJob.Kind));
        var decided = (await processes[1].FindAsync(guild, vote.VoteId, Cancellation))!;
        Assert.Equal((VoteState.Decided, "ban"), (decided.State, decided.Choice));
    }

    [Fact]
    public async Task A_vote_that_ends_while_the_quorum_is_reached_is_one_or_the_other()
    {
        VoteBook[] processes = [new(Db), new(NewReplica())];
        for (ulong n = 1; n <= 10; n++)
        {
            var hit = Hit(n);
            await processes[0].OpenAsync(hit, new(5), quorum: 1, TimeSpan.FromHours(1), Cancellation);
            var vote = (await processes[0].FindAsync(guild, Vote.IdOf(hit), Cancellation))!;

            var casting = processes[0].CastAsync(vote, Voter(1), VoteChoice.Kick, Cancellation);
            var expiring = processes[1].ExpireAsync(guild, vote.VoteId, Cancellation);

            Assert.NotEqual((await casting)?.IsDecided == true, await expiring == 1);
        }
    }

    [Fact]
    public async Task A_raid_that_two_processes_see_at_once_is_one()
    {
        RaidBook[] processes = [new(Db, Time), new(NewReplica(), Time)];
        var change = new RaidChange(
            RaidLevel.Raid,
            "a test",
            Time.GetUtcNow(),
            TimeSpan.FromHours(1),
            Staff.OfSystem(guild, "raid")
        );

        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => processes[n % 2].SetAsync(change, Cancellation)));

        Assert.Equal(1, await CountAsync("raids"));
    }

    private static Staff Voter(int n) =>
        new()
        {
            Guild = guild,
            User = new((ulong)(100 + n)),
            Name = $"moderator-{n}",
        };

    private static ActOnHitJob Hit(ulong subject = 1) =>
        new()
        {
            Guild = guild,
            Subject = subject,
            Channel = new(4),
            User = new(42),
            UserName = "somebody",
            Rule = "rule",
            Actions = [],
        };

    private Task<long> JobsAsync(string kind) =>
        Db.QuerySingleOrDefaultAsync<long>(
            "SELECT COUNT(*) FROM jobs WHERE kind = @Kind",
            new { Kind = kind },
            Cancellation
        );
}
