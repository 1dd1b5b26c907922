using FsCheck;
using FsCheck.Fluent;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Core.Commands;

public class CustomIdsTests
{
    private static readonly Snowflake<Guild> Guild = new(1);
    private static readonly Snowflake<User> User = new(2);
    private readonly ManualTime time = new();

    [Fact]
    public void Any_state_comes_back_as_it_went() =>
        Prop.ForAll(
                ArbMap
                    .Default.ArbFor<NonNull<string>>()
                    .Filter(s => s.Get.Length <= 60 && s.Get.All(c => !char.IsSurrogate(c))),
                state =>
                {
                    var ids = Ids();
                    var id = ids.Make("x.y-1", state.Get, Guild, User, TimeSpan.FromMinutes(5));
                    return id.Length <= 100
                        && ids.TryRead(id, Guild, User, out var read)
                        && read == new CustomId("x.y-1", state.Get, false);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void No_character_can_be_changed()
    {
        var ids = Ids();
        var id = ids.Make("close", "17", Guild, User, TimeSpan.FromMinutes(5));

        Assert.All(
            Enumerable.Range(0, id.Length),
            i =>
            {
                var forged = $"{id[..i]}{(id[i] == 'A' ? 'B' : 'A')}{id[(i + 1)..]}";
                Assert.False(ids.TryRead(forged, Guild, User, out _));
            }
        );
    }

    [Fact]
    public void It_counts_in_its_guild_for_its_user_and_under_its_key_only()
    {
        var ids = Ids();
        var id = ids.Make("close", "17", Guild, User, TimeSpan.FromMinutes(5));

        Assert.True(ids.TryRead(id, Guild, User, out _));
        Assert.False(ids.TryRead(id, new(9), User, out _));
        Assert.False(ids.TryRead(id, Guild, new(9), out _));
        Assert.False(new CustomIds([.. Enumerable.Repeat((byte)1, 32)], time).TryRead(id, Guild, User, out _));
    }

    [Fact]
    public void In_direct_messages_it_says_of_which_guild_it_is_and_counts_in_no_other_and_for_nobody_else()
    {
        var ids = Ids();
        var id = ids.MakeDirect("wizard", "17", Guild, User, TimeSpan.FromMinutes(5));

        Assert.True(ids.TryRead(id, default, User, out var direct));
        Assert.Equal(new CustomId("wizard", "17", false) { Home = Guild }, direct);
        Assert.True(ids.TryRead(id, Guild, User, out _));
        Assert.False(ids.TryRead(id, new(9), User, out _));
        Assert.False(ids.TryRead(id, default, new(9), out _));
        Assert.False(ids.TryRead(ids.Make("wizard", "17", Guild, User, TimeSpan.FromMinutes(5)), default, User, out _));
    }

    [Fact]
    public void It_expires_and_says_so()
    {
        var ids = Ids();
        var id = ids.Make("close", "17", Guild, null, TimeSpan.FromMinutes(5));
        time.Advance(TimeSpan.FromMinutes(4.9));
        Assert.True(ids.TryRead(id, Guild, User, out var fresh));
        time.Advance(TimeSpan.FromMinutes(0.1));
        Assert.True(ids.TryRead(id, Guild, User, out var old));

        Assert.False(fresh.IsExpired);
        Assert.True(old.IsExpired);
    }

    [Fact]
    public void Too_long_a_state_is_our_own_fault() =>
        Assert.Throws<ArgumentException>(() =>
            Ids().Make("close", new string('x', 80), Guild, null, TimeSpan.FromMinutes(5))
        );

    [Fact]
    public void A_short_secret_is_refused() =>
        Assert.Throws<ArgumentException>(() => new CustomIds(new byte[31], time));

    private CustomIds Ids() => new(new byte[32], time);
}
