namespace Guildhall.Tests.Onomancer.Rewrites;

public class SuggestProjectTests(OfflineService service) : IClassFixture<OfflineService>
{
    [Theory]
    [InlineData("", "fatbera,interpol,lab,lab-private,mibera")]
    [InlineData("BERA", "fatbera,mibera")]
    [InlineData("lab-", "lab-private")]
    [InlineData("atlantis", "")]
    public async Task The_tenants_projects_are_offered_by_a_part_of_their_name(string typed, string expected)
    {
        var offered = await service.Guildhall.Discord.CompleteAsync("project", ("project", typed));

        Assert.Equal(expected, string.Join(',', offered));
    }
}
