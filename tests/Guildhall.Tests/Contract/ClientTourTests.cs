using Guildhall.Discord.Rest;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Contract;

public class ClientTourTests
{
    // The fixture's tap judges what passes.
    [Fact]
    public async Task What_our_client_sends_is_what_the_description_asks_for()
    {
        await using var guildhall = await GuildhallFixture.StartAsync();

        await ClientTour.RunAsync(guildhall.Discord, guildhall.Get<DiscordRest>());

        var requests = await guildhall.Discord.RequestsAsync();
        Assert.All(requests, request => Assert.InRange((int)request["status"]!, 200, 299));
    }
}
