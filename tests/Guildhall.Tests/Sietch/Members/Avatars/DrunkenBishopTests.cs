using FsCheck;
using FsCheck.Fluent;
using Guildhall.Sietch.Members.Avatars;

namespace Guildhall.Tests.Sietch.Members.Avatars;

public class DrunkenBishopTests
{
    [Fact]
    public void Each_of_128_steps_ends_on_the_board() =>
        Prop.ForAll<Guid>(id =>
            {
                var visits = DrunkenBishop.Walk(id);
                return visits.Length == DrunkenBishop.Width * DrunkenBishop.Height && visits.Sum() == 128;
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void An_id_has_one_walk_and_another_id_another()
    {
        var one = new Guid("0f8fad5b-d9cb-469f-a165-70867728950e");
        var other = new Guid("7c9e6679-7425-40de-944b-e07fc1f90ae7");

        Assert.Equal(DrunkenBishop.Walk(one), DrunkenBishop.Walk(one));
        Assert.NotEqual(DrunkenBishop.Walk(one), DrunkenBishop.Walk(other));
    }
}
