using System.Text.Json.Nodes;
using Guildhall.Simulator.Seeds;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>The community of a <see cref="Room"/>, as its tenant file has it: smaller than 69, so that few make it full.</summary>
internal static class RoomSection
{
    /// <param name="seats">Of the council, and the size of the Naib tier; 0 for no council: then the rank alone gives the role.</param>
    public static JsonObject Of(int seats = 2, int eligible = 8, int waiting = 12) =>
        new()
        {
            ["guild"] = DemoWorld.Sietch,
            ["chain"] = new JsonObject
            {
                ["token"] = Contract("0x656b95e550c07a9ffe548bd4085c72418ceb1dba"),
                ["vaults"] = new JsonArray(Contract(Room.Vault)),
                ["confirmations"] = 0,
            },
            ["places"] = new JsonObject
            {
                ["naib"] = Math.Max(1, seats),
                ["eligible"] = eligible,
                ["waiting"] = waiting,
                ["kept"] = waiting + 10,
            },
            // Of so few, one who leaves is a large part.
            ["brake"] = new JsonObject { ["mostLeaving"] = 1000, ["largestPart"] = 1 },
            ["council"] = new JsonObject { ["seats"] = seats },
            ["roles"] = new JsonObject
            {
                ["naib"] = "naib",
                ["fedaykin"] = "fedaykin",
                ["taqwa"] = "aspirant",
                ["onboarded"] = "onboarded",
            },
        };

    private static JsonObject Contract(string address) => new() { ["address"] = address, ["fromBlock"] = 1000 };
}
