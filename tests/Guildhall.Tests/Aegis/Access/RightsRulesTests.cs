using Guildhall.Aegis.Access;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Aegis.Access;

public class RightsRulesTests
{
    private static readonly DateTimeOffset now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Without_any_grant_rights_follow_discords_permissions()
    {
        var junior = Of(Permissions.ModerateMembers);
        Assert.Superset(new HashSet<string> { Rights.View, Rights.Warn, Rights.Mute }, junior.ToHashSet());
        Assert.DoesNotContain(Rights.Kick, junior);
        Assert.Contains(Rights.Kick, Of(Permissions.KickMembers));
        Assert.DoesNotContain(Rights.Ban, Of(Permissions.KickMembers));
        Assert.Superset(new HashSet<string> { Rights.Ban, Rights.Mass }, Of(Permissions.BanMembers).ToHashSet());
        Assert.Superset(
            new HashSet<string> { Rights.SettingsEdit, Rights.SettingsView },
            Of(Permissions.ManageGuild).ToHashSet()
        );
        Assert.Empty(Of(Permissions.SendMessages));
    }

    [Fact]
    public void From_the_first_grant_on_grants_alone_count_even_when_it_was_revoked()
    {
        var revoked = Granted("moderator", Rights.View) with { RevokedAt = now.AddDays(-1) };

        Assert.Empty(Of(Permissions.BanMembers, revoked));
        Assert.Equal([Rights.Ban], Of(Permissions.None, revoked, Granted("moderator", Rights.Ban)));
    }

    [Fact]
    public void Administrators_have_everything_whatever_was_granted() =>
        Assert.Equal(Rights.Single.Count + 1, Of(Permissions.All, Granted("junior", Rights.View)).Count);

    [Fact]
    public void A_grant_ends_at_its_moment()
    {
        Assert.Equal([Rights.Ban], Of(0, Granted("moderator", Rights.Ban) with { ExpiresAt = now.AddSeconds(1) }));
        Assert.Empty(Of(0, Granted("moderator", Rights.Ban) with { ExpiresAt = now }));
    }

    [Fact]
    public void A_grant_for_another_role_or_user_gives_nothing()
    {
        Assert.Empty(Of(0, Granted("junior", Rights.Ban)));
        Assert.Empty(Of(0, ForUser(11, Rights.Ban)));
        Assert.Equal([Rights.Ban], Of(0, ForUser(10, Rights.Ban)));
    }

    [Fact]
    public void Areas_and_bundles_give_what_is_in_them()
    {
        Assert.Equal([Rights.SettingsEdit, Rights.SettingsView], Of(0, Granted("moderator", "settings:*")).Order());
        Assert.Contains(Rights.Ban, Of(0, Granted("moderator", Rights.GuildModerator)));
        Assert.DoesNotContain(Rights.Mass, Of(0, Granted("moderator", Rights.GuildModerator)));
        Assert.Contains(Rights.GuildAdmin, Of(0, Granted("moderator", Rights.GuildAdmin)));
    }

    [Fact]
    public void Everything_that_can_be_granted_gives_something() =>
        Assert.All(Rights.Grantable, granted => Assert.NotEmpty(Rights.Of(granted)));

    private static IReadOnlySet<string> Of(Permissions permissions, params Grant[] grants) =>
        RightsRules.RightsOf(GuildBuilder.Staff(10, "moderator"), permissions, grants, now);

    private static Grant Granted(string role, string right) =>
        new(Grant.OfRole, GuildBuilder.Id(role).As<AnyEntity>(), right, "1", now.AddDays(-2), null, null);

    private static Grant ForUser(ulong user, string right) =>
        new(Grant.OfUser, new(user), right, "1", now.AddDays(-2), null, null);
}
