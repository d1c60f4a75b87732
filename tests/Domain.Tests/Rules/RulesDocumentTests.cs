using EipFunctions.Testing;

namespace EipFunctions.Domain.Tests.Rules;

public sealed class RulesDocumentTests
{
    [Fact]
    public void Write_TheRules_IsWhatTheDocumentSays()
    {
        var path = Path.Combine(RepositoryRoot.Path, "docs", "rules.md");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, RulesDocument.Write());
        }

        Assert.Equal(RulesDocument.Write(), File.ReadAllText(path));
    }

    // The other sections have none to give: zones do not matter, and routes, IPv6 and WAF are advice.
    [Theory]
    [InlineData("section_pap_ugo_jeh")]
    [InlineData("section_ote_h91_ws7")]
    [InlineData("section_uu3_mql_s9i")]
    [InlineData("section_n2w_txw_ezn")]
    [InlineData("section_n0f_o8t_tfe")]
    [InlineData("section_92e_zg7_cex")]
    [InlineData("section_oml_rxp_5uc")]
    [InlineData("section_wa9_tjs_eb2")]
    [InlineData("section_77i_2nv_smy")]
    [InlineData("section_9y3_r2h_ran")]
    [InlineData("section_c6w_x9a_b7m")]
    public void Write_EverySectionOfTheFaqWithAPrecondition_HasARule(string section) =>
        Assert.Contains($"| {section} |", RulesDocument.Write(), StringComparison.Ordinal);
}
