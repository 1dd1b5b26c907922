using System.Text.Json.Nodes;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.Rest.Commands;

namespace Guildhall.Tests.Simulator.Rest.Commands;

public class CommandFormTests
{
    [Theory]
    [InlineData("""{"name":"ok-name_1","description":"d"}""", true)]
    [InlineData("""{"name":"übersetze","description":"d"}""", true)]
    [InlineData("""{"name":"Upper","description":"d"}""", false)]
    [InlineData("""{"name":"two words","description":"d"}""", false)]
    [InlineData("""{"name":"nodescription"}""", false)]
    [InlineData("""{"name":"Two Words","type":3}""", true)]
    [InlineData("""{"name":"menu","type":3,"description":"no"}""", false)]
    [InlineData(
        """{"name":"a","description":"d","options":[{"type":3,"name":"b","description":"x"},{"type":3,"name":"c","description":"x","required":true}]}""",
        false
    )]
    [InlineData(
        """{"name":"a","description":"d","options":[{"type":3,"name":"b","description":"x","choices":[{"name":"n"}]}]}""",
        false
    )]
    public void Definitions_are_judged_as_Discord_judges_them(string json, bool isRight)
    {
        var form = new Form((JsonObject)JsonNode.Parse(json)!);

        var thrown = Record.Exception(() => CommandForm.Read(form));

        Assert.Equal(isRight, thrown is null);
        Assert.True(thrown is null or ApiException { Code: 50035 });
    }
}
