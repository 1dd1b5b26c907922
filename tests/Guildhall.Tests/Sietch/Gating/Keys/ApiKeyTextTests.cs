using Guildhall.Sietch.Gating.Keys;

namespace Guildhall.Tests.Sietch.Gating.Keys;

public class ApiKeyTextTests
{
    [Fact]
    public void A_new_key_names_its_id_and_matches_its_hash_alone()
    {
        var (id, text) = ApiKeyText.New();
        var (_, other) = ApiKeyText.New();

        Assert.Equal(id, ApiKeyText.TryId(text));
        Assert.True(ApiKeyText.Matches(text, ApiKeyText.Hash(text)));
        Assert.False(ApiKeyText.Matches(other, ApiKeyText.Hash(text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ghk_")]
    [InlineData("Bearer x")]
    [InlineData("ghk_0123456789ab-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void What_has_another_form_has_no_id(string text) => Assert.Null(ApiKeyText.TryId(text));
}
