using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Core.Commands;

public class LeastPermissionsTests
{
    private const Permissions Moderate = Permissions.ModerateMembers;
    private const Permissions Ban = Permissions.BanMembers;

    [Fact]
    public void The_same_of_all_is_that() => Assert.Equal(Ban, LeastPermissions.Of([Ban, Ban]));

    [Fact]
    public void Of_different_ones_it_is_the_least() =>
        Assert.Equal(Moderate, LeastPermissions.Of([Ban, Moderate, Ban]));

    [Fact]
    public void What_all_have_in_common_is_asked_for() =>
        Assert.Equal(Ban, LeastPermissions.Of([Ban | Permissions.ManageGuild, Ban]));

    [Fact]
    public void Where_one_is_for_everyone_all_see_it() => Assert.Null(LeastPermissions.Of([Ban, null]));

    [Fact]
    public void What_is_for_administrators_alone_does_not_open_itself_to_everyone() =>
        Assert.Equal(
            (Permissions.None, Ban),
            (LeastPermissions.Of([Permissions.None, Permissions.None]), LeastPermissions.Of([Permissions.None, Ban]))
        );
}
