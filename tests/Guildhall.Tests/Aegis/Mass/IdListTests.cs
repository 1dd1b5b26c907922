using Guildhall.Aegis.Mass;

namespace Guildhall.Tests.Aegis.Mass;

public class IdListTests
{
    [Theory]
    [InlineData("123456789012345678 223456789012345678")]
    [InlineData("<@123456789012345678>,<@!223456789012345678>")]
    [InlineData("123456789012345678\n223456789012345678\n123456789012345678")]
    public void Ids_and_mentions_are_read_once_each(string text)
    {
        Assert.True(IdList.Read(text).TryGet(out var ids, out _));

        Assert.Equal([123456789012345678ul, 223456789012345678ul], ids.Users.Select(user => user.Value));
    }

    [Theory]
    [InlineData("123456789012345678 bob", "aegis.bad_ids")]
    [InlineData("12", "aegis.bad_ids")]
    [InlineData(" , ", "aegis.nobody")]
    [InlineData("99999999999999999999", "aegis.nobody")]
    public void What_is_no_id_is_refused(string text, string code)
    {
        Assert.False(IdList.Read(text).TryGet(out _, out var refusal));

        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public void A_file_may_have_other_things_beside_the_ids()
    {
        const string file = "id,name,joined\n123456789012345678,bob,2026-11-21\n# 223456789012345678 is alice\n";

        Assert.True(IdList.ReadFile(file).TryGet(out var ids, out _));
        Assert.Equal(2, ids.Users.Count);
    }

    [Fact]
    public void Too_many_are_refused()
    {
        var file = string.Join('\n', Enumerable.Range(0, IdList.Most + 1).Select(i => $"1234567890123{i:00000}"));

        Assert.False(IdList.ReadFile(file).TryGet(out _, out var refusal));
        Assert.Equal("aegis.too_many", refusal.Code);
    }
}
