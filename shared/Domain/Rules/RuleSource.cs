namespace EipFunctions.Domain.Rules;

/// <summary>Where rules come from: sections of the FAQ, and the API reference for what the FAQ leaves open.</summary>
internal static class RuleSource
{
    /// <summary>What are the cloud resources with which I can associate EIPs?</summary>
    public const string FaqKinds = "section_pap_ugo_jeh";

    /// <summary>Can I associate an EIP with multiple cloud resources?</summary>
    public const string FaqOneResource = "section_ote_h91_ws7";

    /// <summary>Can I associate an EIP with a cloud resource that is deployed in another region?</summary>
    public const string FaqRegion = "section_uu3_mql_s9i";

    /// <summary>How many EIPs can I associate with one cloud resource?</summary>
    public const string FaqHowMany = "section_n2w_txw_ezn";

    /// <summary>Can I associate an EIP with an SLB instance?</summary>
    public const string FaqSlb = "section_n0f_o8t_tfe";

    /// <summary>Why am I unable to see the associated SLB instance in the EIP console?</summary>
    public const string FaqVisibility = "section_92e_zg7_cex";

    /// <summary>Why am I unable to associate an EIP with a NAT gateway?</summary>
    public const string FaqNatBandwidthPlan = "section_oml_rxp_5uc";

    /// <summary>If an ECS instance is associated with an EIP, can I use the DNAT feature of NAT Gateway?</summary>
    public const string FaqDnat = "section_wa9_tjs_eb2";

    /// <summary>Why am I unable to associate an EIP with an ECS instance?</summary>
    public const string FaqEcs = "section_77i_2nv_smy";

    /// <summary>Why am I unable to view the EIP on the ENI of an ECS instance?</summary>
    public const string FaqModes = "section_9y3_r2h_ran";

    /// <summary>How can I associate multiple EIPs with one ECS instance?</summary>
    public const string FaqMultipleEips = "section_c6w_x9a_b7m";

    /// <summary>Can I use an EIP as the origin IP address for Web Application Firewall (WAF)?</summary>
    public const string FaqWaf = "section_qln_3p7_4ta";

    /// <summary>The API reference of AssociateEipAddress.</summary>
    public const string Associate = "API reference: AssociateEipAddress";

    /// <summary>The API reference of UnassociateEipAddress.</summary>
    public const string Unassociate = "API reference: UnassociateEipAddress";

    /// <summary>The API reference of ReleaseEipAddress.</summary>
    public const string Release = "API reference: ReleaseEipAddress";

    /// <summary>The API reference of AllocateEipSegmentAddress.</summary>
    public const string AllocateSegment = "API reference: AllocateEipSegmentAddress";

    /// <summary>The API reference of ReleaseEipSegmentAddress.</summary>
    public const string ReleaseSegment = "API reference: ReleaseEipSegmentAddress";

    /// <summary>The API reference of CreateForwardEntry.</summary>
    public const string CreateForwardEntry = "API reference: CreateForwardEntry";

    /// <summary>The API reference of ModifyEipForwardMode.</summary>
    public const string ModifyForwardMode = "API reference: ModifyEipForwardMode";

    /// <summary>The API reference of CreateSnatEntry.</summary>
    public const string CreateSnatEntry = "API reference: CreateSnatEntry";

    /// <summary>This service: an EIP is moved from one resource to another.</summary>
    public const string Move = "this service: moving an EIP";

    /// <summary>This service: two EIPs exchange their places.</summary>
    public const string Swap = "this service: swapping two EIPs";

    /// <summary>This service: an EIP is held for the resource that replaces the one that is gone.</summary>
    public const string Hold = "this service: holding an EIP";

    /// <summary>This service: an EIP that was allocated elsewhere is made known here.</summary>
    public const string Import = "this service: importing an EIP";

    /// <summary>The product documentation's page of limits.</summary>
    public const string Limits = "EIP documentation: Limits";
}
