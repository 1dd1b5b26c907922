using System.Text;

namespace Guildhall.Tests.Discord.Gateway;

public class GatewayFuzzTests
{
    private static readonly string[] seeds =
    [
        """{"t":"READY","s":1,"op":0,"d":{"session_id":"x","resume_gateway_url":"ws://resume.test","user":{"id":"99"},"application":{"id":"98"}}}""",
        """{"t":"GUILD_CREATE","s":2,"op":0,"d":{"id":"4194304","name":"g","roles":[{"id":"5","permissions":"8"}],"channels":[{"id":"7","type":0}],"members":[{"user":{"id":"99"},"roles":["5"]}]}}""",
        """{"t":"MESSAGE_CREATE","s":3,"op":0,"d":{"id":"9","channel_id":"7","guild_id":"4194304","content":"\u00e9\ud83d\ude00"}}""",
        """{"t":"GUILD_MEMBERS_CHUNK","s":4,"op":0,"d":{"nonce":"m1","chunk_index":0,"chunk_count":1,"members":[]}}""",
        """{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250}}""",
        """{"t":null,"s":null,"op":9,"d":true}""",
        """{"op":11,"d":null}""",
        """{"op":1,"d":251}""",
        """{"op":7,"d":null}""",
    ];

    [Fact]
    public async Task Whatever_the_frames_say_the_client_goes_on_and_handles_the_next_good_one()
    {
        var random = new Random(20_261_121);
        await using var harness = new GatewayHarness(
            limits: """{"total":100000000,"remaining":100000000,"reset_after":86400000,"max_concurrency":16}"""
        );
        var frames = 0;
        while (frames < 20_000)
        {
            var socket = await harness.Dialled();
            socket.Hello();
            socket.Ready($"session-{frames}");
            for (var i = 0; i < 200; i++, frames++)
            {
                socket.Deliver(Mutate(Encoding.UTF8.GetBytes(seeds[random.Next(seeds.Length)]), random));
            }

            socket.Close(null);
        }

        var last = await harness.Dialled();
        last.Hello();
        last.Deliver("""{"op":9,"d":false}""");
        var good = await harness.Dialled();
        good.Hello();
        await harness.Sent(good, 2);
        good.Ready("good");
        good.Dispatch(2, "GOOD", "{}");
        await harness.Moving(() => harness.Events.Any(e => e.Type == "GOOD"));
    }

    private static byte[] Mutate(byte[] frame, Random random)
    {
        var bytes = frame.ToList();
        for (var changes = random.Next(1, 5); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.Insert(at, (byte)"{}[]\",:0-\\"[random.Next(10)]);
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.InsertRange(at, bytes.Skip(at).Take(20).ToList());
                    break;
            }
        }

        return [.. bytes];
    }
}
